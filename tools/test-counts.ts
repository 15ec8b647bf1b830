export type Counts = { passed: number; failed: number };

type VitestReport = { success: boolean; numPassedTests: number; numFailedTests: number };
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] };

const NONE: Counts = { passed: 0, failed: 0 };

/** Counts vitest's JSON report. A file that fails to load has no failed test, but is a failure all the same. */
export function countVitest(report: unknown): Counts {
  if (!report) return NONE;
  const { success, numPassedTests, numFailedTests } = report as VitestReport;
  return { passed: numPassedTests, failed: Math.max(numFailedTests, success ? 0 : 1) };
}

/** Counts Playwright's JSON report. A test that passes only at the second try has failed. */
export function countPlaywright(report: unknown): Counts {
  if (!report) return NONE;
  const { stats, errors } = report as PlaywrightReport;
  return { passed: stats.expected, failed: Math.max(stats.unexpected + stats.flaky, errors.length) };
}

/**
 * All runners together.
 * @param exitCode of the whole run: a lint or build step that failed has no test, and counts as one failure
 */
export function addCounts(counts: readonly Counts[], exitCode: number): Counts {
  const passed = counts.reduce((sum, one) => sum + one.passed, 0);
  const failed = counts.reduce((sum, one) => sum + one.failed, 0);
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}
