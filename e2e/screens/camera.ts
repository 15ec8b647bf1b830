import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';

type Size = { width: number; height: number };

export const TABLET: readonly Size[] = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
];
export const PHONE: readonly Size[] = [{ width: 390, height: 844 }];
export const CONSOLE: readonly Size[] = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 390, height: 844 },
];

const FOLDER = 'docs/screens';

/** Takes the page as it stands at each size: `docs/screens/<name>-<language>-<width>x<height>.png`. */
export async function shoot(
  page: Page,
  name: string,
  { language, sizes }: { language: string; sizes: readonly Size[] },
) {
  mkdirSync(FOLDER, { recursive: true });
  const before = page.viewportSize();
  for (const size of sizes) {
    await page.setViewportSize(size);
    // Two frames: layout after the new size, and what observers changed because of it.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await page.screenshot({ path: `${FOLDER}/${name}-${language}-${size.width}x${size.height}.png` });
  }
  if (before) await page.setViewportSize(before);
}

/** The whole page, however far it is scrolled: `docs/screens/<name>-<language>-390x844.png`. */
export async function shootWhole(page: Page, screen: string, language: string) {
  mkdirSync(FOLDER, { recursive: true });
  const name = `relative-state-${screen.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  // A page behind a dialog has its own length; the dialog is what is looked at.
  const isWhole = (await page.locator('dialog[open], .stage').count()) === 0;
  await page.screenshot({ path: `${FOLDER}/${name}-${language}-390x844.png`, fullPage: isWhole });
}

/** The words of a locale file, so that a screen is found in either language. */
export async function wordsOf(front: 'resident' | 'relative' | 'ring' | 'staff' | 'panel', language: string) {
  const { default: words } = await import(`../../src/i18n/locales/${language}/${front}.json`, {
    with: { type: 'json' },
  });
  return (key: string, params: Record<string, string | number> = {}): string => {
    const text: unknown = words[key];
    if (typeof text !== 'string') throw new Error(`${front}.json (${language}) has no ${key}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
  };
}
