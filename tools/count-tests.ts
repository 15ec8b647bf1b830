import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addCounts, countPlaywright, countVitest } from './test-counts.ts';

/** Prints each runner's summary and one last plain line. Its only argument is the exit code of `npm test`. */
function main(exitCode: number): void {
  const results = join(import.meta.dirname, '../test-results');
  const read = (file: string): unknown => {
    const path = join(results, file);
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
  };
  const vitest = countVitest(read('vitest.json'));
  const playwright = countPlaywright(read('playwright.json'));
  console.log(`Unit tests: ${vitest.passed} passed, ${vitest.failed} failed`);
  console.log(`Browser tests: ${playwright.passed} passed, ${playwright.failed} failed`);
  const { passed, failed } = addCounts([vitest, playwright], exitCode);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main(Number(process.argv[2] ?? 0));
