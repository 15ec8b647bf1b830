import { describe, expect, it } from 'vitest';
import { type Help, USUAL_HELP } from '../../../protocol/records.ts';
import { closedHelps, newlyAsked, openHelps, runningClock } from './waiting.ts';

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
    expect(newlyAsked(new Set(['first']), openHelps(helps)).map(({ id }) => id)).toEqual(['second']);
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
