import { expect, test } from 'vitest';
import { createAddressBook } from './address-book.ts';

const tablet = (facilityId: string, tabletId: string) =>
  ({ kind: 'tablet', facilityId, tabletId, residentId: null, sessionId: null }) as const;

test('of each tablet the last address is known, in its own house', () => {
  const book = createAddressBook();
  book.note(tablet('ours', 'a'), '198.51.100.7');
  book.note(tablet('ours', 'b'), '198.51.100.7');
  book.note(tablet('theirs', 'c'), '198.51.100.7');
  book.note(tablet('ours', 'a'), '203.0.113.9');
  expect(book.of('ours')).toEqual([
    { tabletId: 'a', address: '203.0.113.9' },
    { tabletId: 'b', address: '198.51.100.7' },
  ]);
  expect(book.of('nowhere')).toEqual([]);
});

test('nobody’s telephone is noted', () => {
  const book = createAddressBook();
  const person = { facilityId: 'ours', contactId: 'm', residentId: 'r', deviceId: 'd' };
  book.note({ kind: 'relative', ...person }, '203.0.113.9');
  expect(book.of('ours')).toEqual([]);
});
