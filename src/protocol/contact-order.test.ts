import { describe, expect, it } from 'vitest';
import { moveInOrder, PLACE_STEP, type Placed } from './contact-order.ts';

const row = (...positions: number[]): Placed[] =>
  positions.map((position, index) => ({ id: 'abcdef'[index] ?? '', position }));

/** The order after a move, as letters. */
function orderAfter(start: Placed[], index: number, by: number): string {
  const places = new Map(start.map(({ id, position }) => [id, position]));
  for (const { id, position } of moveInOrder(start, index, by)) places.set(id, position);
  return [...places]
    .sort((a, b) => a[1] - b[1])
    .map(([id]) => id)
    .join('');
}

describe('one place earlier or later', () => {
  it('changes only the one that moves, so that two nurses at once lose nothing', () => {
    expect(moveInOrder(row(1, 2, 3, 4), 2, -1)).toEqual([{ id: 'c', position: 1.5 }]);
    expect(moveInOrder(row(1, 2, 3, 4), 1, 1)).toEqual([{ id: 'b', position: 3.5 }]);
  });

  it('reaches both ends, and stops there', () => {
    expect(orderAfter(row(1, 2, 3), 1, -1)).toBe('bac');
    expect(orderAfter(row(1, 2, 3), 1, 1)).toBe('acb');
    expect(moveInOrder(row(1, 2, 3), 0, -1)).toEqual([]);
    expect(moveInOrder(row(1, 2, 3), 2, 1)).toEqual([]);
    expect(moveInOrder([], 0, 1)).toEqual([]);
  });

  it('goes as far as a hand drags it, and still changes nobody else', () => {
    expect(moveInOrder(row(1, 2, 3, 4), 0, 3)).toEqual([{ id: 'a', position: 4 + PLACE_STEP }]);
    expect(moveInOrder(row(1, 2, 3, 4), 3, -2)).toEqual([{ id: 'd', position: 1.5 }]);
    expect(orderAfter(row(1, 2, 3, 4), 0, 2)).toBe('bcad');
    expect(moveInOrder(row(1, 2, 3), 1, 0)).toEqual([]);
    expect(moveInOrder(row(1, 2, 3), 0, 3)).toEqual([]);
  });

  it('numbers everybody afresh when two stand on one number', () => {
    expect(orderAfter(row(5, 5, 5), 2, -1)).toBe('acb');
  });

  it('still moves after a hundred moves into the same gap', () => {
    let order = row(1, 2, 3);
    for (let turn = 0; turn < 100; turn += 1) {
      const moves = new Map(moveInOrder(order, 2, -1).map(({ id, position }) => [id, position]));
      order = order
        .map(({ id, position }) => ({ id, position: moves.get(id) ?? position }))
        .sort((a, b) => a.position - b.position);
      expect(new Set(order.map(({ position }) => position)).size).toBe(3);
    }
  });
});
