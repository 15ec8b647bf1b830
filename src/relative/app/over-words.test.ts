import { expect, it } from 'vitest';
import { Outcome } from '../../protocol/records.ts';
import { minutesOf, overWords } from './over-words.ts';

it('has words for every way a call can end, whoever began it', () => {
  for (const outcome of Outcome.options) {
    for (const caller of ['tablet', 'relative'] as const)
      expect(overWords(outcome, caller).title).toBeTruthy();
  }
});

it('says that the resident tried, when it was she who rang and gave up', () => {
  expect(overWords('cancelled', 'tablet').title).toBe('recent.missedByYou');
  expect(overWords('missed', 'tablet').title).toBe('recent.missedByYou');
  expect(overWords('missed', 'relative').title).toBe('over.missed');
});

it('says that staff ended it, whatever else was to be said', () => {
  expect(overWords('completed', 'relative', true)).toEqual({ title: 'over.house', text: 'over.houseText' });
});

it('counts a short call as a minute', () => {
  expect([minutesOf(null), minutesOf(4_000), minutesOf(12 * 60_000 + 10_000)]).toEqual([1, 1, 12]);
});
