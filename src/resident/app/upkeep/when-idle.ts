import type { Timers } from '../../../sync/timers.ts';

const LATEST_MS = 3_000;

/**
 * Runs what no first screen needs once the browser has nothing better to do, one step after the other: on a slow tablet the
 * faces would wait for it, and between any two steps a finger is heard.
 * Safari knows no `requestIdleCallback`: there it is a moment later.
 */
export function whenIdle(
  browser: Timers & { requestIdleCallback?: Window['requestIdleCallback'] },
  ...[step, ...others]: readonly (() => void)[]
): void {
  if (!step) return;
  const run = () => {
    // Whatever becomes of this one.
    whenIdle(browser, ...others);
    step();
  };
  if (browser.requestIdleCallback) browser.requestIdleCallback(run, { timeout: LATEST_MS });
  else browser.setTimeout(run, 500);
}
