import { expect, it } from 'vitest';
import { addCounts, countPlaywright, countVitest } from './test-counts.ts';

it('counts what the runners report', () => {
  expect(countVitest({ success: true, numPassedTests: 7, numFailedTests: 0 })).toEqual({
    passed: 7,
    failed: 0,
  });
  expect(countPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 1 }, errors: [] })).toEqual({
    passed: 3,
    failed: 2,
  });
});

it('counts a file that could not be loaded as a failure', () => {
  expect(countVitest({ success: false, numPassedTests: 7, numFailedTests: 0 }).failed).toBe(1);
  expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [{}] }).failed).toBe(1);
});

it('counts a runner that never ran as nothing, and a failed lint step as one failure', () => {
  expect(addCounts([countVitest(undefined), countPlaywright(undefined)], 1)).toEqual({
    passed: 0,
    failed: 1,
  });
});

it('adds the runners up and takes no second failure from the exit code', () => {
  const counts = [
    { passed: 2, failed: 1 },
    { passed: 3, failed: 0 },
  ];
  expect(addCounts(counts, 1)).toEqual({ passed: 5, failed: 1 });
});
