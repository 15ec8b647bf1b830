import { describe, expect, it } from 'vitest';
import { type Contact, USUAL_CONTACT } from '../../../protocol/records.ts';
import { contactsOf, moveContact, placeAtEnd } from './place.ts';

const contact = (position: number, residentId = 'r'): Contact => ({
  ...USUAL_CONTACT,
  residentId,
  name: 'Marie',
  relation: '',
  callsResident: '',
  photo: null,
  position,
});

const row = (...positions: number[]) =>
  positions.map((position, index) => ({ id: 'abcdef'[index] ?? '', body: contact(position) }));

/** The order after a move, as letters. */
function orderAfter(start: ReturnType<typeof row>, index: number, by: -1 | 1) {
  const places = new Map(start.map(({ id, body }) => [id, body.position]));
  for (const { id, position } of moveContact(start, index, by)) places.set(id, position);
  return [...places]
    .sort((a, b) => a[1] - b[1])
    .map(([id]) => id)
    .join('');
}

describe('the order of contacts', () => {
  it('is by place, of one resident only', () => {
    const all = new Map([
      ['x', contact(3)],
      ['y', contact(1)],
      ['z', contact(2, 'another')],
    ]);
    expect(contactsOf(all, 'r').map(({ id }) => id)).toEqual(['y', 'x']);
  });

  it('is the same in every browser when two have the same place', () => {
    const all = new Map([
      ['b', contact(1)],
      ['a', contact(1)],
    ]);
    expect(contactsOf(all, 'r').map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('puts a new contact last', () => {
    expect(placeAtEnd([])).toBeGreaterThan(0);
    expect(placeAtEnd(row(1, 8))).toBeGreaterThan(8);
  });
});

describe('moving a contact', () => {
  it('changes only the one that moves', () => {
    expect(moveContact(row(1, 2, 3, 4), 2, -1)).toEqual([{ id: 'c', position: 1.5 }]);
    expect(moveContact(row(1, 2, 3, 4), 1, 1)).toEqual([{ id: 'b', position: 3.5 }]);
  });

  it('reaches both ends', () => {
    expect(orderAfter(row(1, 2, 3), 1, -1)).toBe('bac');
    expect(orderAfter(row(1, 2, 3), 1, 1)).toBe('acb');
  });

  it('does nothing beyond the ends', () => {
    expect(moveContact(row(1, 2), 0, -1)).toEqual([]);
    expect(moveContact(row(1, 2), 1, 1)).toEqual([]);
    expect(moveContact([], 0, 1)).toEqual([]);
  });

  it('numbers everybody afresh when no number is left in between', () => {
    const tight = row(1, 1 + Number.EPSILON, 2);
    expect(moveContact(tight, 2, -1)).toHaveLength(3);
    expect(orderAfter(tight, 2, -1)).toBe('acb');
  });

  it('tells apart two that had the same place', () => {
    expect(orderAfter(row(5, 5, 5), 2, -1)).toBe('acb');
  });
});
