import { describe, expect, it } from 'vitest';
import type { FirstHome } from '../data/first-home.ts';
import { withFirstHome } from './first-home.ts';

const PAGE = '<!doctype html><html lang="fr"><body><div id="app"></div></body></html>';
const HOME: FirstHome = {
  version: '1',
  markup: '<main class="home">Marie</main>',
  language: 'lb',
  textFactor: 1.25,
  night: { from: 20 * 60, until: 6 * 60 },
};
const NOON = Date.parse('2026-11-23T12:00:00+01:00');
const MIDNIGHT = Date.parse('2026-11-23T00:30:00+01:00');

describe('The page with the faces already on it', () => {
  it('shows them before the launcher’s place, to no finger and no screen reader', () => {
    expect(withFirstHome(PAGE, HOME, NOON)).toContain(
      '<div id="first-home" inert aria-hidden="true"><main class="home">Marie</main></div><div id="app"></div>',
    );
  });

  it('speaks the resident’s language in the resident’s size', () => {
    expect(withFirstHome(PAGE, HOME, NOON)).toContain('<html lang="lb" data-text-factor="1.25">');
  });

  it('is the bare page in the resident’s night', () => {
    expect(withFirstHome(PAGE, HOME, MIDNIGHT)).toBe(PAGE);
  });

  it('takes a name as it is', () => {
    const markup = "<main>$& $' Marie</main>";
    expect(withFirstHome(PAGE, { ...HOME, markup }, NOON)).toContain(markup);
  });

  it('leaves a page alone that has no place for them', () => {
    expect(withFirstHome('<p>another</p>', HOME, NOON)).toBe('<p>another</p>');
  });
});
