import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysFrom, freeTimes, isFull, isWelcome, nearestFree, type WelcomeHours } from './visit-times.ts';
import { endOf, isTime, overlaps, type Span, type Visit } from './visits.ts';
import { instantOf, wallAt } from './wall-clock.ts';

const HERE = 'Europe/Luxembourg';
const MINUTE = 60_000;
const NEVER = { from: 0, until: 0 };
const ALWAYS = { from: 0, until: 1440 };
const HOURS: WelcomeHours = {
  timeZone: HERE,
  calling: { from: 600, until: 1200 },
  quiet: { from: 1230, until: 450 },
};

const at = (date: string, hour: number, minute = 0) =>
  instantOf(HERE, { date, minute: hour * 60 + minute }) ?? -1;
const span = (startsAt: number, lengthMinutes = 30): Span => ({ startsAt, lengthMinutes });
const visit = (given: Partial<Visit> = {}): Visit => ({
  ...{ residentId: 'anne', contactId: 'marie', ...span(at('2026-11-23', 15)) },
  ...{ proposedBy: 'staff', proposerId: 'claire', proposedAt: 0 },
  ...{ state: 'agreed', agreedAt: 0, answered: null, revision: 0, ...given },
});

test('a visit can be joined from five minutes before until its end, if it is agreed', () => {
  const starts = at('2026-11-23', 15);
  const isTimeAt = (minutes: number, given = {}) => isTime(visit(given), starts + minutes * MINUTE);
  expect([-6, -5, 0, 29, 30].map((minutes) => isTimeAt(minutes))).toEqual([false, true, true, true, false]);
  for (const state of ['proposed', 'declined', 'cancelled'] as const)
    expect(isTimeAt(0, { state })).toBe(false);
});

test('two visits that touch do not overlap', () => {
  const one = span(at('2026-11-23', 15));
  expect(overlaps(one, span(endOf(one)))).toBe(false);
  expect(overlaps(one, span(endOf(one) - MINUTE))).toBe(true);
  expect(overlaps(span(one.startsAt + 10 * MINUTE, 5), one)).toBe(true);
});

describe('a visit is welcome', () => {
  const day = '2026-11-24';

  test('when all of it is within the hours', () => {
    expect(isWelcome(span(at(day, 10)), HOURS)).toBe(true);
    expect(isWelcome(span(at(day, 19, 30)), HOURS)).toBe(true);
    expect(isWelcome(span(at(day, 19, 31)), HOURS)).toBe(false);
    expect(isWelcome(span(at(day, 9, 59)), HOURS)).toBe(false);
  });

  test('outside the quiet hours only, whatever the calling hours say', () => {
    const hours = { ...HOURS, calling: ALWAYS };
    expect(isWelcome(span(at(day, 20)), hours)).toBe(true);
    expect(isWelcome(span(at(day, 20, 15)), hours)).toBe(false);
    expect(isWelcome(span(at(day, 7, 30)), hours)).toBe(true);
    expect(isWelcome(span(at(day, 3)), { ...hours, quiet: NEVER })).toBe(true);
  });

  test('not when a rest lies in the middle of it', () => {
    const hours = { ...HOURS, quiet: { from: 740, until: 745 } };
    expect(isWelcome(span(at(day, 12), 60), hours)).toBe(false);
  });

  test('by the wall clock, on the days when it changes', () => {
    const untilThree = { timeZone: HERE, calling: { from: 60, until: 180 }, quiet: NEVER };
    // From 01:30, half an hour later it is 03:00.
    expect(isWelcome(span(at('2026-03-29', 1, 30), 30), untilThree)).toBe(true);
    expect(isWelcome(span(at('2026-03-29', 1, 30), 31), untilThree)).toBe(false);
    // In autumn the hour from two to three comes twice: two hours and a half fit in.
    expect(isWelcome(span(at('2026-10-25', 1, 30), 120), untilThree)).toBe(true);
    expect(isWelcome(span(at('2026-10-25', 2), 120), untilThree)).toBe(true);
    expect(isWelcome(span(at('2026-10-25', 2) + MINUTE, 120), untilThree)).toBe(false);
  });
});

describe('the times of a day', () => {
  const choice = { lengthMinutes: 30, now: at('2026-03-28', 12), hours: HOURS, stepMinutes: 30 };
  const clock = (time: number) => wallAt(HERE, time).minute;

  test('are those that the hours allow, also on the day the clocks change', () => {
    for (const date of ['2026-03-29', '2026-03-30']) {
      const times = freeTimes({ ...choice, date }).map(clock);
      expect([times[0], times.at(-1), times.length]).toEqual([600, 1170, 20]);
    }
  });

  test('leave out what the day leaves out', () => {
    const hours = { timeZone: HERE, calling: ALWAYS, quiet: NEVER };
    expect(freeTimes({ ...choice, hours, date: '2026-03-29' })).toHaveLength(46);
    expect(freeTimes({ ...choice, hours, date: '2026-10-25', now: at('2026-10-24', 12) })).toHaveLength(48);
  });

  test('begin after now, and end before what nobody plans', () => {
    expect(freeTimes({ ...choice, date: '2026-03-28' }).map(clock)[0]).toBe(750);
    expect(freeTimes({ ...choice, date: '2026-03-27' })).toEqual([]);
    expect(freeTimes({ ...choice, date: '2026-08-01' })).toEqual([]);
  });

  test('are not taken', () => {
    const taken = span(at('2026-03-29', 10, 15));
    const times = freeTimes({ ...choice, date: '2026-03-29', isTaken: (one) => overlaps(one, taken) });
    expect(clock(times[0] ?? 0)).toBe(660);
  });
});

describe('the nearest free time', () => {
  const now = at('2026-11-24', 8);
  const booked = span(at('2026-11-24', 15));
  const isTaken = (one: Span) => overlaps(one, booked);

  test('is earlier or later', () => {
    expect(nearestFree(booked, { now, hours: HOURS, isTaken })).toBe(at('2026-11-24', 15, 30));
    const wished = span(at('2026-11-24', 14, 45));
    expect(nearestFree(wished, { now, hours: HOURS, isTaken })).toBe(at('2026-11-24', 14, 30));
  });

  test('is on the next day when this one is over', () => {
    const wished = span(at('2026-11-24', 19, 30));
    const found = nearestFree(wished, {
      now: at('2026-11-24', 19, 20),
      hours: HOURS,
      isTaken: (one) => overlaps(one, wished),
    });
    expect(found).toBe(at('2026-11-25', 10));
  });

  test('is none when there is none', () => {
    expect(nearestFree(booked, { now, hours: HOURS, isTaken: () => true })).toBeNull();
  });
});

test('tablets are full exactly when more visits are on than there are tablets', () => {
  const spans = fc.array(
    fc.record({ startsAt: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 5, max: 20 }) }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(spans, fc.integer({ min: 1, max: 3 }), (given, tablets) => {
      const all = given.map(({ startsAt, length }) => span(startsAt * MINUTE, length));
      const mine = span(20 * MINUTE, 15);
      const minutes = Array.from({ length: 15 }, (_, n) => (20 + n) * MINUTE);
      const most = Math.max(
        ...minutes.map((now) => all.filter((one) => one.startsAt <= now && now < endOf(one)).length),
      );
      expect(isFull(mine, all, tablets)).toBe(most + 1 > tablets);
    }),
  );
});

test('the days to choose from begin with today, by the wall clock of the house', () => {
  expect(daysFrom(HERE, Date.UTC(2026, 9, 24, 22, 30), 3)).toEqual([
    '2026-10-25',
    '2026-10-26',
    '2026-10-27',
  ]);
});
