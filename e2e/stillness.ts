import type { Page } from '@playwright/test';

/** What a tablet waits for until it rests: two minutes, and eight more. */
const WAITS = [120_000, 480_000];

/**
 * Lets the minutes in which nobody touches the tablet pass at once, each time that the answer is called. A touch comes
 * first: what it waits for since an earlier one is not in our hands.
 */
export async function holdRest(page: Page): Promise<() => Promise<void>> {
  await page.evaluate((waits) => {
    const { setTimeout } = window;
    const held = (run: TimerHandler, ms?: number, ...more: unknown[]) => {
      if (typeof run !== 'function' || !waits.includes(ms ?? 0)) return setTimeout(run, ms, ...more);
      Object.assign(window, { restNow: run });
      return 0;
    };
    Object.assign(window, { setTimeout: held });
  }, WAITS);
  return () =>
    page.evaluate((waits) => {
      dispatchEvent(new Event('pointerdown'));
      for (const _ of waits) Reflect.get(window, 'restNow')();
    }, WAITS);
}
