import { describe, expect, it } from 'vitest';
import { type Help, USUAL_HELP } from '../../../protocol/records.ts';
import { closedHelps, louder, loudness, openHelps, runningClock } from './waiting.ts';

const help = (askedAt: number, more: Partial<Help> = {}): Help => ({
  residentId: 'anne',
  tabletId: 't',
  askedAt,
  takenAt: null,
  takenBy: null,
  ...USUAL_HELP,
  closedAt: null,
  ...more,
});
const helps = new Map([
  ['taken', help(1, { takenAt: 5 })],
  ['second', help(3)],
  ['first', help(2)],
  ['closed', help(0, { closedAt: 9 })],
  ['closed later', help(0, { closedAt: 10 })],
]);

describe('help requests', () => {
  it('come in the order in which a carer should go', () => {
    expect(openHelps(helps).map(({ id }) => id)).toEqual(['first', 'second', 'taken']);
  });

  it('leave the list when closed, and the newest of those can still be seen', () => {
    expect(closedHelps(helps, 1).map(({ id }) => id)).toEqual(['closed later']);
  });

  it('are announced once, and not when somebody is already on the way', () => {
    const known = loudness(openHelps(new Map([['first', help(2)]])), 10);
    expect(louder(known, loudness(openHelps(helps), 10))).toEqual(['second']);
  });

  it('are announced again, louder, when a step has passed with nobody on the way', () => {
    const at = (minutes: number) => loudness(openHelps(helps), minutes * 60_000 + 2);
    expect([...at(5)]).toEqual([
      ['first', 1],
      ['second', 0],
    ]);
    expect(louder(at(4), at(5))).toEqual(['first']);
    expect(louder(at(5), at(5))).toEqual([]);
    expect(louder(at(5), at(60.1))).toEqual(['first', 'second']);
  });

  it('are announced again when a carer’s *I go* did not arrive', () => {
    const open = loudness([{ id: 'x', body: help(0) }], 1);
    expect(louder(new Map(), open)).toEqual(['x']);
  });
});

describe('the running clock', () => {
  it('counts minutes, then hours', () => {
    expect(runningClock(0, 5_999)).toBe('0:05');
    expect(runningClock(0, 245_000)).toBe('4:05');
    expect(runningClock(0, 3_845_000)).toBe('1:04:05');
  });

  it('begins at nothing when this clock is behind the tablet’s', () => {
    expect(runningClock(10_000, 0)).toBe('0:00');
  });
});
