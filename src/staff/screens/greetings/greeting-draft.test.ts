import { describe, expect, it } from 'vitest';
import type { Greeting } from '../../../protocol/greetings.ts';
import { draftOf, newDraft, toldOf, wordsOf } from './greeting-draft.ts';

const ZONE = 'Europe/Luxembourg';
const TEN = Date.UTC(2026, 10, 23, 9, 0);
const typed = { ...newDraft(TEN, ZONE), from: ' La directrice ' };

describe('the times of a greeting', () => {
  it('begin now, once, and end when staff say so', () => {
    expect(newDraft(TEN, ZONE)).toMatchObject({
      day: '2026-11-23',
      hour: '10:00',
      repeat: 'once',
      until: '',
    });
    expect(toldOf(typed, ZONE)).toEqual({
      from: 'La directrice',
      startsAt: TEN,
      repeat: 'once',
      until: null,
    });
  });

  it('are those of the house, also where summer ends in between', () => {
    const summer = { ...typed, day: '2026-10-20', until: '2026-10-31' };
    expect(toldOf(summer, ZONE)).toMatchObject({
      startsAt: Date.UTC(2026, 9, 20, 8, 0),
      until: Date.UTC(2026, 9, 31, 23, 0),
    });
  });

  it('include the whole of the last day', () => {
    const told = toldOf({ ...typed, until: '2026-11-23' }, ZONE);
    expect(told).toMatchObject({ until: Date.UTC(2026, 10, 23, 23, 0) });
  });

  it.each([
    ['start', { day: '' }],
    ['start', { hour: '' }],
    ['start', { day: '2026-03-29', hour: '02:30' }],
    ['until', { until: '2026-11-22' }],
  ])('are wrong at the %s of %j', (wrong, change) => {
    expect(toldOf({ ...typed, ...change }, ZONE)).toBe(wrong);
  });

  it('are typed again as they were', () => {
    const greeting: Greeting = {
      ...{ from: 'Le chœur', kind: 'text', media: [], text: 'Joyeux Noël !', repeat: 'daily' },
      ...{ startsAt: TEN, until: Date.UTC(2026, 11, 24, 23, 0), createdAt: 1, retiredAt: null },
    };
    const draft = draftOf(greeting, ZONE);
    expect(draft).toMatchObject({ day: '2026-11-23', hour: '10:00', until: '2026-12-24' });
    const { from, startsAt, repeat, until } = greeting;
    expect(toldOf(draft, ZONE)).toEqual({ from, startsAt, repeat, until });
  });
});

it('breaks no line before a French exclamation mark, whatever was typed', () => {
  expect(wordsOf('  Joyeux   Noël ! « À demain »\n')).toBe('Joyeux Noël\u00a0! «\u00a0À demain\u00a0»');
  expect(wordsOf('Bis morgen!')).toBe('Bis morgen!');
});
