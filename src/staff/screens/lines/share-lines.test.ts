import { describe, expect, it } from 'vitest';
import { budgetText, readBudget, suggestLines } from './share-lines.ts';

const HERE = '198.51.100.7';
const free = (...ids: string[]) => ids.map((id) => ({ id, lineId: null }));
const from = (address: string, ...ids: string[]) => ids.map((tabletId) => ({ tabletId, address }));

describe('who seems to share a box', () => {
  it('is whoever comes from one address, when there are two of them', () => {
    expect(
      suggestLines(free('a', 'b', 'c'), [], [...from(HERE, 'a', 'b'), ...from('203.0.113.9', 'c')]),
    ).toEqual([{ address: HERE, lineId: null, tabletIds: ['a', 'b'] }]);
  });

  it('is also one alone, when that address is a line’s', () => {
    const lines = [{ id: 'box', address: HERE }];
    expect(suggestLines(free('a'), lines, from(HERE, 'a'))).toEqual([
      { address: HERE, lineId: 'box', tabletIds: ['a'] },
    ]);
  });

  it('is never somebody whom staff have put on another line', () => {
    const tablets = [{ id: 'a', lineId: 'other' }, ...free('b')];
    expect(suggestLines(tablets, [], from(HERE, 'a', 'b'))).toEqual([]);
  });

  it('is nobody whose tablet is gone', () => {
    expect(suggestLines(free('a'), [], from(HERE, 'a', 'gone'))).toEqual([]);
  });
});

describe('a budget', () => {
  it.each([
    ['', null],
    [' ', null],
    ['50', 50_000],
    ['0,5', 500],
    ['1.25', 1_250],
    ['0', undefined],
    ['-3', undefined],
    ['many', undefined],
    ['99999', undefined],
  ] as const)('%j is understood as %s MB', (typed, mb) => {
    expect(readBudget(typed)).toBe(mb);
  });

  it('is written as it is typed', () => {
    expect([null, 50_000, 500].map(budgetText)).toEqual(['', '50', '0,5']);
  });
});
