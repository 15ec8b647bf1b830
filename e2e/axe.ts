import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Expects axe to find nothing (WCAG 2.2 A and AA). `forResident`: contrast of 7:1 too (WCAG 1.4.6), as eyes of eighty need. */
export async function expectAccessible(page: Page, { forResident = false } = {}): Promise<void> {
  expect(await axeFindings(page, { forResident })).toEqual([]);
}

/**
 * What axe finds, in words; nothing, if all is well. Moving pictures of a call are left out: nobody can promise their contrast.
 */
export async function axeFindings(page: Page, { forResident = false } = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).exclude('video');
  axe.options({
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {
      'color-contrast-enhanced': { enabled: forResident },
    },
  });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
