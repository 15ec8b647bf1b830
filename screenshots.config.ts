import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** `npm run screenshots`: every screen of every front-end in its important states, into docs/screens. */
export default defineConfig({
  ...tests,
  testMatch: '**/*.screens.ts',
  timeout: 300_000,
  reporter: 'list',
});
