import type { Page } from '@playwright/test';

/** What the server says of the time, to this page: a page whose clock is the test's must not be corrected back. */
export async function shiftServerTime(page: Page, now: () => number): Promise<void> {
  await page.routeWebSocket(/\/live$/, (here) => {
    const there = here.connectToServer();
    there.onMessage((frame) => {
      const message = JSON.parse(String(frame));
      here.send(JSON.stringify('now' in message ? { ...message, now: now() } : message));
    });
  });
}
