import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  atLineStart,
  clockTime,
  dayAndDate,
  duration,
  longDate,
  partOfDay,
  partOfDayWord,
  relativeDay,
  weekday,
} from './dates.ts';
import { LANGUAGES } from './languages.ts';

const HOME = 'Europe/Luxembourg';
const at = (iso: string): number => Date.parse(iso);
const SUNDAY = at('2026-11-22T14:05:00+01:00');

/** Chromium answers `Intl.*('lb')` and `Intl.*(undefined)` in a wrong language, without a word. Here it throws. */
beforeEach(() => {
  const strict = new Proxy(Intl, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return new Proxy(value, {
        construct(real, args) {
          expect(args[0], `locale of Intl.${String(name)}`).toBe('en-GB');
          expect(args[1], 'options').toHaveProperty('timeZone');
          return Reflect.construct(real, args) as object;
        },
      });
    },
  });
  vi.stubGlobal('Intl', strict);
});
afterEach(() => vi.unstubAllGlobals());

describe('days and dates', () => {
  it('names the day on a line of its own', () => {
    const days = LANGUAGES.map((language) => weekday(SUNDAY, HOME, language));
    expect(days).toEqual(['Dimanche', 'Sonndeg', 'Sonntag', 'Domingo', 'Sunday']);
  });

  it('names all seven days in Luxembourgish', () => {
    const days = [0, 1, 2, 3, 4, 5, 6].map((day) => weekday(SUNDAY + day * 86_400_000, HOME, 'lb'));
    expect(days).toEqual('Sonndeg Méindeg Dënschdeg Mëttwoch Donneschdeg Freideg Samschdeg'.split(' '));
  });

  it.each([
    ['fr', 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'],
    ['lb', 'Januar Februar Mäerz Abrëll Mee Juni Juli August September Oktober November Dezember'],
    ['de', 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'],
    ['pt', 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'],
    ['en', 'January February March April May June July August September October November December'],
  ] as const)('names the twelve months in %s', (language, months) => {
    const words = months.split(' ').map((_, month) => longDate(Date.UTC(2026, month, 9, 12), HOME, language));
    expect(words.map((date) => date.split(' ').at(-1)).join(' ')).toBe(months);
  });

  it('writes the date as each language does', () => {
    const dates = LANGUAGES.map((language) => longDate(SUNDAY, HOME, language));
    expect(dates).toEqual(['22 novembre', '22. November', '22. November', '22 de novembro', '22 November']);
    expect(longDate(at('2026-05-01T12:00:00Z'), HOME, 'fr')).toBe('1er mai');
  });

  it('joins day and date', () => {
    expect(LANGUAGES.map((language) => dayAndDate(SUNDAY, HOME, language))).toEqual([
      'Dimanche 22 novembre',
      'Sonndeg, 22. November',
      'Sonntag, 22. November',
      'Domingo, 22 de novembro',
      'Sunday 22 November',
    ]);
  });

  it('keeps the facility’s day around midnight, whatever the zone of the tablet', () => {
    expect(dayAndDate(at('2026-12-31T23:59:59+01:00'), HOME, 'lb')).toBe('Donneschdeg, 31. Dezember');
    expect(dayAndDate(at('2027-01-01T00:00:00+01:00'), HOME, 'lb')).toBe('Freideg, 1. Januar');
    expect(clockTime(at('2027-01-01T00:00:00+01:00'), HOME)).toBe('00:00');
    expect(weekday(at('2027-01-01T00:00:00+01:00'), 'Pacific/Honolulu', 'lb')).toBe('Donneschdeg');
  });
});

describe('the clock', () => {
  it('has two digits for hours and minutes', () => {
    expect(clockTime(SUNDAY, HOME)).toBe('14:05');
    expect(clockTime(at('2026-11-22T09:05:00+01:00'), HOME)).toBe('09:05');
  });

  it('jumps from two to three on 29 March and goes through two o’clock twice on 25 October', () => {
    expect(clockTime(at('2026-03-29T00:59:00Z'), HOME)).toBe('01:59');
    expect(clockTime(at('2026-03-29T01:00:00Z'), HOME)).toBe('03:00');
    expect(clockTime(at('2026-10-25T00:30:00Z'), HOME)).toBe('02:30');
    expect(clockTime(at('2026-10-25T01:30:00Z'), HOME)).toBe('02:30');
  });

  it.each([
    ['04:59', 'night'],
    ['05:00', 'morning'],
    ['11:59', 'morning'],
    ['12:00', 'noon'],
    ['14:00', 'afternoon'],
    ['18:00', 'evening'],
    ['21:59', 'evening'],
    ['22:00', 'night'],
    ['00:00', 'night'],
  ] as const)('calls %s “%s”', (time, part) => {
    expect(partOfDay(at(`2026-11-22T${time}:00+01:00`), HOME)).toBe(part);
  });

  it('has a word for each part of the day', () => {
    expect(partOfDayWord('afternoon', 'fr')).toBe('Après-midi');
    expect(partOfDayWord('night', 'lb')).toBe('Nuecht');
  });
});

describe('days seen from today', () => {
  const from = (now: string, ms: string, language: (typeof LANGUAGES)[number] = 'fr') =>
    relativeDay(at(ms), { now: at(now), timeZone: HOME, language });

  it('says today, yesterday and tomorrow in every language', () => {
    const say = (ms: string) => LANGUAGES.map((language) => from('2026-11-22T14:05:00+01:00', ms, language));
    expect(say('2026-11-22T00:00:00+01:00')).toEqual(['aujourd’hui', 'haut', 'heute', 'hoje', 'today']);
    expect(say('2026-11-21T23:59:59+01:00')).toEqual(['hier', 'gëschter', 'gestern', 'ontem', 'yesterday']);
    expect(say('2026-11-23T00:00:00+01:00')).toEqual(['demain', 'muer', 'morgen', 'amanhã', 'tomorrow']);
  });

  it('names the last days, then the date, then the year', () => {
    const now = '2026-11-22T14:05:00+01:00';
    expect(from(now, '2026-11-16T08:00:00+01:00')).toBe('lundi');
    expect(from(now, '2026-11-15T08:00:00+01:00')).toBe('15 novembre');
    expect(from(now, '2026-11-24T08:00:00+01:00')).toBe('24 novembre');
    expect(from(now, '2025-11-22T08:00:00+01:00', 'pt')).toBe('22 de novembro de 2025');
    expect(from(now, '2025-11-22T08:00:00+01:00', 'lb')).toBe('22. November 2025');
  });

  it('counts days, not hours, when the clocks change', () => {
    // 28 March, 23:30, is only 1.5 hours before 29 March, 02:00 that does not exist.
    expect(from('2026-03-29T03:05:00+02:00', '2026-03-28T23:30:00+01:00')).toBe('hier');
    // 25 October has 25 hours.
    expect(from('2026-10-25T23:30:00+01:00', '2026-10-25T00:10:00+02:00')).toBe('aujourd’hui');
    expect(from('2026-10-26T00:10:00+01:00', '2026-10-25T00:10:00+02:00')).toBe('hier');
  });
});

it('says how long something lasted', () => {
  expect(duration(0.9, 'lb')).toBe('manner wéi eng Minutt');
  expect(duration(12.7, 'fr')).toBe('12\u00a0min');
  expect(duration(65, 'de')).toBe('1\u00a0h\u00a005\u00a0min');
});

it('begins a line with a capital', () => {
  expect(atLineStart('hier')).toBe('Hier');
  expect(atLineStart('')).toBe('');
});
