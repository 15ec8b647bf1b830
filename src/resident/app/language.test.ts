import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { Language } from '../../i18n/languages.ts';
import { startLanguage } from './language.ts';
import type { Settings } from './settings.ts';

function tablet() {
  const language = signal<Language>('fr');
  const settings = signal<Pick<Settings, 'language'>>({ language: 'fr' });
  const online = signal(true);
  const html = { lang: '' };
  const stop = new AbortController();
  const state = { canLoad: true };
  const setLanguage = async (next: Language) => {
    if (!state.canLoad) throw new TypeError('Failed to fetch');
    language.value = next;
  };
  startLanguage({ words: { language, setLanguage }, settings, online, html }, stop.signal);
  const choose = (next: Language | null) => {
    settings.value = { language: next };
  };
  return { html, online, stop, state, choose };
}
const settled = () => new Promise((done) => setImmediate(done));

it('A change of language by staff is spoken at once, and said to screen readers', () => {
  const { html, choose } = tablet();
  expect(html.lang).toBe('fr');
  choose('lb');
  expect(html.lang).toBe('lb');
});

it('Words that could not be loaded are asked for again when the network is back', async () => {
  const { html, online, state, choose } = tablet();
  state.canLoad = false;
  choose('de');
  online.value = false;
  await settled();
  expect(html.lang).toBe('fr');
  state.canLoad = true;
  online.value = true;
  expect(html.lang).toBe('de');
});

it('A tablet that lost its resident goes on in the language that it has', () => {
  const { html, choose } = tablet();
  choose(null);
  expect(html.lang).toBe('fr');
});

it('Nothing is followed any more once stopped', () => {
  const { html, stop, choose } = tablet();
  stop.abort();
  choose('lb');
  expect(html.lang).toBe('fr');
});
