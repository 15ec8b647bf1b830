import { describe, expect, it } from 'vitest';
import type { Mutation } from '../../protocol/mutations.ts';
import { comingName, helpState } from './help.ts';
import { help, RESIDENT, recordsWith, uuid } from './records-for-test.ts';

const asking: Mutation = {
  id: uuid(1),
  at: 1,
  name: 'help.ask',
  args: { id: uuid(2), residentId: RESIDENT },
};
const state = (records = recordsWith(), pending: readonly Mutation[] = []) =>
  helpState({ records, pending, residentId: RESIDENT });

describe('A request for help', () => {
  it('is none until somebody pressed', () => {
    expect(state()).toBe('none');
  });

  it('is unsent while only the tablet knows of it', () => {
    expect(state(recordsWith(), [asking])).toBe('unsent');
  });

  it('is told once the server has it, and someone is coming once a carer took it', () => {
    expect(state(recordsWith({ help: [[uuid(2), help()]] }))).toBe('told');
    expect(state(recordsWith({ help: [[uuid(2), help({ takenAt: 5 })]] }))).toBe('coming');
  });

  it('is over when somebody has been there', () => {
    expect(state(recordsWith({ help: [[uuid(2), help({ takenAt: 5, closedAt: 9 })]] }))).toBe('none');
  });

  it('of another resident on a shared tablet is not this one’s', () => {
    expect(state(recordsWith({ help: [[uuid(2), help({ residentId: uuid(9) })]] }))).toBe('none');
  });
});

describe('Who comes', () => {
  const who = (given: Parameters<typeof help>[0]) =>
    comingName({ records: recordsWith({ help: [[uuid(2), help(given)]] }), residentId: RESIDENT });

  it('is said by name where the house wants that', () => {
    expect(who({ takenAt: 5, coming: 'Claire' })).toBe('Claire');
    expect(who({ takenAt: 5 })).toBeNull();
  });

  it('is nobody before it was taken, after it is over, or for somebody else', () => {
    expect(who({})).toBeNull();
    expect(who({ takenAt: 5, coming: 'Claire', closedAt: 9 })).toBeNull();
    expect(who({ takenAt: 5, coming: 'Claire', residentId: uuid(9) })).toBeNull();
  });
});
