import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardText, readCard } from './card.ts';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => {
  return Buffer.from(bytes).toString('base64url');
});

test('every secret that is printed is read again', () => {
  fc.assert(fc.property(secret, (it) => void expect(readCard(cardText(it))).toBe(it)));
});

test('whatever else a camera sees is no card', () => {
  fc.assert(fc.property(fc.string(), (text) => void expect(readCard(text)).toBeNull()));
  for (const text of ['', 'https://moien.example/#pair=x', 'MOIEN-CARD:1:', `MOIEN-CARD:1:${'A'.repeat(44)}`])
    expect(readCard(text)).toBeNull();
});

test('a bare secret, such as an invitation’s, is no card', () => {
  fc.assert(fc.property(secret, (it) => void expect(readCard(it)).toBeNull()));
});

test('a telephone that reads a card finds no address in it', () => {
  fc.assert(
    fc.property(secret, (it) => void expect(cardText(it)).not.toMatch(/^(https?|tel|mailto|smsto):/i)),
  );
});
