import { describe, expect, it } from 'vitest';
import { type Help, USUAL_HELP } from '../../../protocol/records.ts';
import { byHour, byWeek, quantile, responseTimes, summary } from './response-times.ts';

const at = (text: string) => Date.parse(text);
const MINUTE_MS = 60_000;
const help = (askedAt: number, more: Partial<Help> = {}): Help => ({
  ...USUAL_HELP,
  residentId: 'anne',
  tabletId: 't',
  askedAt,
  takenAt: null,
  takenBy: null,
  closedAt: null,
  ...more,
});
/** Asked then; taken and closed after so many minutes. */
const went = (text: string, taken: number, closed: number) =>
  help(at(text), { takenAt: at(text) + taken * MINUTE_MS, closedAt: at(text) + closed * MINUTE_MS });
const asked = (...helps: Help[]) => new Map(helps.map((one, index) => [String(index), one]));

/** A Wednesday. */
const window = { now: at('2026-11-25T12:00:00Z'), weeks: 4, timeZone: 'Europe/Luxembourg' };
const minutes = (ms: number | undefined) => ms && ms / MINUTE_MS;

describe('how long people have waited', () => {
  it('is said by the middle and by nine in ten, until somebody went and until it was over', () => {
    const helps = asked(...[1, 2, 3, 4, 100].map((taken) => went('2026-11-23T10:00:00Z', taken, taken + 10)));
    const { count, taken, closed } = summary(responseTimes(helps, window));
    expect(count).toBe(5);
    expect([taken?.median, taken?.p90, closed?.median].map(minutes)).toEqual(
      [3, 61.6, 13].map((value) => expect.closeTo(value)),
    );
  });

  it('counts who still waits, and knows no time of theirs', () => {
    const found = summary(responseTimes(asked(help(at('2026-11-25T11:00:00Z'))), window));
    expect(found).toEqual({ count: 1, calledAgain: 0, taken: null, closed: null });
  });

  it('leaves out what the tablet took back before anybody went, and what is long past', () => {
    const back = help(at('2026-11-25T11:00:00Z'), { closedAt: at('2026-11-25T11:01:00Z') });
    const old = went('2026-11-01T22:59:00Z', 1, 2);
    expect(responseTimes(asked(back, old), window)).toEqual([]);
    // One minute later it is Monday in Luxembourg, the first day of the four weeks.
    expect(responseTimes(asked(went('2026-11-01T23:00:00Z', 1, 2)), window)).toHaveLength(1);
  });

  it('says how many had to be called out again', () => {
    const late = help(at('2026-11-23T10:00:00Z'), { calledAgainAt: [1, 2] });
    expect(summary(responseTimes(asked(late, went('2026-11-23T10:00:00Z', 1, 2)), window)).calledAgain).toBe(
      1,
    );
  });

  it('is never less than nothing when two clocks differ', () => {
    const [time] = responseTimes(asked(went('2026-11-23T10:00:00Z', -1, -1)), window);
    expect(time).toMatchObject({ takenMs: 0, closedMs: 0 });
  });
});

describe('waiting by the hour', () => {
  it('goes by the facility’s clock, in summer and in winter', () => {
    const helps = asked(went('2026-11-23T06:30:00Z', 4, 5), went('2026-10-22T05:30:00Z', 2, 5));
    const hours = byHour(responseTimes(helps, { ...window, weeks: 8 }), window.timeZone);
    expect(hours).toHaveLength(24);
    expect(hours[7]).toMatchObject({ count: 2, taken: { median: 3 * MINUTE_MS } });
    expect(hours.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });
});

describe('waiting by the week', () => {
  it('begins on Mondays of the facility, the oldest week first, empty ones too', () => {
    const helps = asked(
      went('2026-11-22T22:30:00Z', 1, 5),
      went('2026-11-22T23:30:00Z', 3, 5),
      went('2026-11-25T10:00:00Z', 5, 5),
    );
    const weeks = byWeek(responseTimes(helps, window), window);
    expect(weeks.map(({ monday }) => new Date(monday).toISOString().slice(0, 10))).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
    ]);
    expect(weeks.map(({ found }) => found.count)).toEqual([0, 0, 1, 2]);
    expect(minutes(weeks[3]?.found.taken?.median)).toBe(4);
  });
});

it('a quantile of one value is that value, and of two lies between them', () => {
  expect(quantile([7], 0.9)).toBe(7);
  expect(quantile([0, 10], 0.9)).toBe(9);
});
