import { expect, test } from 'vitest';
import { totalOf, usesOf } from './month-use.ts';

const BOX = '4b6c5f0e-0000-4000-8000-000000000001';
const use = (line: string, bytes: number) => ({ line, month: '2026-11', bytes, since: 0 });
const uses = [use(BOX, 5), use('at 192.0.2.1', 7), use('at 192.0.2.2', 11)];
const line = { name: 'Box', address: null, monthlyBudgetMb: null, uplinkKbps: null };

test('what an address used before it was a line counts for the line', () => {
  expect(totalOf(usesOf(uses, { id: BOX, body: { ...line, address: '192.0.2.1' } }))).toBe(12);
});

test('a line whose address nobody knows has what was counted under its own name', () => {
  expect(totalOf(usesOf(uses, { id: BOX, body: line }))).toBe(5);
});

test('nothing counted is nothing used', () => {
  expect(totalOf([])).toBe(0);
});
