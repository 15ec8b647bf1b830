import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './tools/find-chromium.ts';

const found = findChromium();

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  timeout: 90_000,
  // Two cores, up to four browsers: what a person waits for may take a while when everything happens at once.
  expect: { timeout: 20_000 },
  retries: 0,
  // Two real calls at once starve each other's video on two cores.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    // The default headless shell cannot do everything that a real Chromium does with media and workers.
    launchOptions: { ...(found && { executablePath: found.path }), args: CHROMIUM_FLAGS },
    trace: 'retain-on-failure',
  },
});
