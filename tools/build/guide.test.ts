import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guidePage } from './guide.ts';

const docs = join(import.meta.dirname, '../../docs');
const pageOf = (tongue: 'fr' | 'lb' | 'en', file: string) =>
  guidePage(tongue, readFileSync(join(docs, file), 'utf8'));

describe('the recipes for locking a tablet', () => {
  it.each([
    ['fr', 'kiosk.fr.md'],
    ['lb', 'kiosk.lb.md'],
    ['en', 'kiosk.md'],
  ] as const)('in %s are a page of their language with numbered steps to tick', (tongue, file) => {
    const page = pageOf(tongue, file);
    expect(page).toContain(`<html lang="${tongue}">`);
    expect(page.match(/<ol>/g)?.length).toBeGreaterThanOrEqual(3);
    expect(page).toContain('<table>');
  });

  it('lead to one another, and to no file of the checkout', () => {
    const page = pageOf('en', 'kiosk.md');
    expect(page).toContain('href="/kiosk/fr/"');
    expect(page).not.toContain('.md"');
  });
});
