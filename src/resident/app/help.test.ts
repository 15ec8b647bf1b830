import { describe, expect, it } from 'vitest';
import type { Mutation } from '../../protocol/mutations.ts';
import { helpState } from './help.ts';
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
