import { describe, expect, it } from 'vitest';
import { ALIVE_WITHIN_MS, cameUp, judge, type Ledger, load, NO_LEDGER, served, takeOver } from './trial.ts';

const NOW = 1_000_000;
const good: Ledger = { good: 'one', bad: null, trial: null };
const onTrial = takeOver(good, 'two');

describe('A version of the launcher', () => {
  it('that comes up is the one to go back to from then on', () => {
    const loaded = load(onTrial, 'two', NOW);
    expect(served(loaded, 'two')).toBe('two');
    const up = cameUp(loaded, 'two', 'two');
    expect(up).toEqual({ good: 'two', bad: null, trial: null });
    expect(judge(up, 'two', NOW + ALIVE_WITHIN_MS)).toBe(up);
  });

  it('that says nothing for a minute is rolled back', () => {
    const loaded = load(onTrial, 'two', NOW);
    expect(judge(loaded, 'two', NOW + ALIVE_WITHIN_MS - 1)).toBe(loaded);
    const judged = judge(loaded, 'two', NOW + ALIVE_WITHIN_MS);
    expect(judged).toEqual({ good: 'one', bad: 'two', trial: null });
    expect(served(judged, 'two')).toBe('one');
  });

  it('that says nothing is rolled back by the next load too: the worker may have been ended meanwhile', () => {
    const loaded = load(onTrial, 'two', NOW);
    expect(served(load(loaded, 'two', NOW + ALIVE_WITHIN_MS), 'two')).toBe('one');
  });

  it('that crashes at once is loaded three times, and then rolled back', () => {
    let ledger = onTrial;
    const loads = [0, 1, 2, 3, 4].map((second) => {
      ledger = load(ledger, 'two', NOW + second * 1_000);
      return served(ledger, 'two');
    });
    expect(loads).toEqual(['two', 'two', 'two', 'one', 'one']);
  });

  it('is on trial from its first load, not from the night in which it took over', () => {
    expect(judge(onTrial, 'two', NOW + 10 * ALIVE_WITHIN_MS)).toBe(onTrial);
  });

  it('that was rolled back stays so, however often it is loaded, and another one gets its chance', () => {
    const bad: Ledger = { good: 'one', bad: 'two', trial: null };
    expect(served(load(bad, 'two', NOW), 'two')).toBe('one');
    const third = load(takeOver(bad, 'three'), 'three', NOW);
    expect(served(third, 'three')).toBe('three');
    expect(third.bad).toBe('two');
    expect(cameUp(third, 'three', 'three')).toEqual({ good: 'three', bad: null, trial: null });
  });

  it('that fails as well leaves the last good one', () => {
    const third = load(takeOver({ good: 'one', bad: 'two', trial: null }, 'three'), 'three', NOW);
    expect(judge(third, 'three', NOW + ALIVE_WITHIN_MS)).toEqual({ good: 'one', bad: 'three', trial: null });
  });

  it('without one before it is served whatever happens', () => {
    let first = takeOver(NO_LEDGER, 'one');
    for (let n = 0; n < 6; n += 1) first = load(first, 'one', NOW + n * ALIVE_WITHIN_MS);
    expect(served(first, 'one')).toBe('one');
    expect(cameUp(first, 'one', 'one').good).toBe('one');
  });

  it('is not proved by a page of another one', () => {
    const loaded = load(onTrial, 'two', NOW);
    expect(cameUp(loaded, 'two', 'one')).toBe(loaded);
    const bad: Ledger = { good: 'one', bad: 'two', trial: null };
    expect(cameUp(bad, 'two', 'two')).toBe(bad);
  });

  it('that was good before needs no second trial', () => {
    expect(takeOver(good, 'one')).toEqual(good);
  });
});
