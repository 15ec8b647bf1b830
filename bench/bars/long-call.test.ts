import { expect, it } from 'vitest';
import { verdict } from '../results/row.ts';
import { longRows } from './long-call.ts';

const samples = (megabytes: (n: number) => number, apart: number | null = 20) =>
  Array.from({ length: 20 }, (_, n) => ({
    ...{ megabytes: megabytes(n), cpu: 0.8 },
    apart: { tablet: apart, relative: apart },
  }));

it('calls a call steady that needs at the end what it needed at first', () => {
  expect(
    longRows(
      samples(() => 400),
      5,
    ).map(verdict),
  ).toEqual(['reached', 'reached', 'reached', 'reached']);
});

it('sees memory that grows', () => {
  const [memory] = longRows(
    samples((n) => 400 + 10 * n),
    5,
  );
  expect(memory && verdict(memory)).toMatch(/^missed by/);
});

it('says that lip-sync was not measured where neither side knows it', () => {
  const rows = longRows(
    samples(() => 400, null),
    5,
  );
  expect(rows.slice(2).map(verdict)).toEqual(['not measured', 'not measured']);
});

it('takes the side where lips fit less, whichever comes first', () => {
  const rows = longRows(
    samples(() => 400).map((one) => ({ ...one, apart: { tablet: 10, relative: -60 } })),
    5,
  );
  expect(rows.slice(2).map(verdict)).toEqual(['missed by 15 ms', 'reached']);
});

it('sees sound and picture drift apart, which at the end alone would still pass', () => {
  const drifting = samples(() => 400).map((one, n) => ({ ...one, apart: { tablet: 2 * n, relative: null } }));
  const rows = longRows(drifting, 5);
  expect(rows.slice(2).map(verdict)).toEqual(['reached', 'missed by 12 ms']);
});
