import type { Timers } from '../../../sync/timers.ts';

const LATEST_MS = 3_000;

/**
 * Runs what no first screen needs once the browser has nothing better to do: on a slow tablet the faces would wait for it.
 * Safari knows no `requestIdleCallback`: there it is a moment later.
 */
export function whenIdle(
  browser: Timers & { requestIdleCallback?: Window['requestIdleCallback'] },
  run: () => void,
): void {
  if (browser.requestIdleCallback) browser.requestIdleCallback(run, { timeout: LATEST_MS });
  else browser.setTimeout(run, 500);
}
