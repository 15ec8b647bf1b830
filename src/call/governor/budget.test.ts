import { expect, test } from 'vitest';
import { budgetOf, feel, START_FELT, UNLIMITED } from './budget.ts';

test('where the browser measures, a little is left for repeats', () => {
  expect(budgetOf({ up: 200_000 }, UNLIMITED, START_FELT)).toBe(190_000);
});

test('never more than the share, however fast the line', () => {
  expect(budgetOf({ up: 5_000_000 }, { bits: 90_000, picture: true }, START_FELT)).toBe(90_000);
});

test('never more than the line, however large the share', () => {
  expect(budgetOf({ up: 100_000 }, { bits: 900_000, picture: true }, START_FELT)).toBe(95_000);
});

test('a browser that does not measure begins small', () => {
  expect(budgetOf({ up: null }, UNLIMITED, START_FELT)).toBe(120_000);
});

test('without loss it comes to a normal call within ten seconds', () => {
  let felt = START_FELT;
  for (let i = 0; i < 10; i++) felt = feel(felt, { loss: 0, sent: felt });
  expect(felt).toBeGreaterThan(240_000);
});

test('it never asks for more than a call can use', () => {
  let felt = START_FELT;
  for (let i = 0; i < 100; i++) felt = feel(felt, { loss: 0, sent: felt });
  expect(felt).toBe(300_000);
});

test('much loss takes it down below what was sent, at once', () => {
  expect(feel(300_000, { loss: 0.15, sent: 200_000 })).toBe(150_000);
});

test('some loss is no reason to move', () => {
  expect(feel(200_000, { loss: 0.05, sent: 180_000 })).toBe(200_000);
});

test('the voice always keeps its place', () => {
  let felt = START_FELT;
  for (let i = 0; i < 100; i++) felt = feel(felt, { loss: 0.5, sent: felt });
  expect(felt).toBe(40_000);
});
