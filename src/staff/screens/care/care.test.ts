import { expect, it } from 'vitest';
import { careEnd, isCaring } from './care.ts';

it('ends care by itself', () => {
  const until = careEnd(1_000_000, 15);
  expect(until).toBe(1_900_000);
  expect(isCaring(until, 1_899_999)).toBe(true);
  expect(isCaring(until, 1_900_000)).toBe(false);
  expect(isCaring(null, 0)).toBe(false);
});
