import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Expects axe to find nothing (WCAG 2.2 A and AA). `forResident`: contrast of 7:1 too (WCAG 1.4.6), as eyes of eighty need.
 * Moving pictures of a call are left out: nobody can promise their contrast.
 */
export async function expectAccessible(page: Page, { forResident = false } = {}): Promise<void> {
  const axe = new AxeBuilder({ page }).exclude('video');
  axe.options({
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {
      'color-contrast-enhanced': { enabled: forResident },
    },
  });
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect(found).toEqual([]);
}
