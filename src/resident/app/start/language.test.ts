import { signal } from '@preact/signals';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import type { Store } from '../../../data/store.ts';
import type { Language } from '../../../i18n/languages.ts';
import type { Settings } from '../settings.ts';
import { lastLanguage, startLanguage } from './language.ts';

function tablet() {
  const language = signal<Language>('fr');
  const settings = signal<Pick<Settings, 'language'>>({ language: 'fr' });
  const online = signal(true);
  const html = { lang: '' };
  const kept = new Map<string, unknown>();
  const store = { meta: smallThings(kept) };
  const stop = new AbortController();
  const state = { canLoad: true };
  const setLanguage = async (next: Language) => {
    if (!state.canLoad) throw new TypeError('Failed to fetch');
    language.value = next;
  };
  startLanguage({ words: { language, setLanguage }, settings, online, html, store }, stop.signal);
  const choose = (next: Language | null) => {
    settings.value = { language: next };
  };
  return { html, kept, store, online, stop, state, choose };
}
/** A store's small things in a map, parsed as it parses them. */
function smallThings(kept: Map<string, unknown>): Store['meta'] {
  return {
    get: async (key, schema) => {
      const parsed = v.safeParse(schema ?? v.any(), kept.get(key));
      return parsed.success ? parsed.output : undefined;
    },
    set: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  };
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

it('The next start knows what was spoken last, and nothing of what is no language', async () => {
  const { kept, store, choose } = tablet();
  choose('lb');
  await settled();
  expect(await lastLanguage(store)).toBe('lb');
  kept.set('language', 'klingon');
  expect(await lastLanguage(store)).toBeUndefined();
});
