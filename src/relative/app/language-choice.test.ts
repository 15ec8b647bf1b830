import { expect, it } from 'vitest';
import type { Language } from '../../i18n/languages.ts';
import { keptLanguage, languageChoice } from './language-choice.ts';

function page() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const network = new EventTarget();
  const line = { isUp: true };
  const shown: Language[] = [];
  const told: Language[] = [];
  const words = {
    async setLanguage(language: Language) {
      if (!line.isUp) throw new TypeError('Failed to fetch dynamically imported module');
      shown.push(language);
    },
  };
  const choose = languageChoice({ words, storage, network, tell: (language) => told.push(language) });
  const comeOnline = () => {
    line.isUp = true;
    network.dispatchEvent(new Event('online'));
  };
  return { storage, line, shown, told, choose, comeOnline };
}
const settle = () => new Promise((done) => setImmediate(done));

it('a chosen language is shown, told and kept', async () => {
  const { choose, shown, told, storage } = page();
  expect(keptLanguage(storage)).toBeNull();
  choose('pt');
  await settle();
  expect({ shown, told, kept: keptLanguage(storage) }).toEqual({ shown: ['pt'], told: ['pt'], kept: 'pt' });
});

it('one that cannot be fetched is shown when the network is back, the last choice only', async () => {
  const { choose, shown, line, comeOnline } = page();
  line.isUp = false;
  choose('de');
  choose('en');
  await settle();
  expect(shown).toEqual([]);
  comeOnline();
  await settle();
  comeOnline();
  await settle();
  expect(shown).toEqual(['en']);
});

it('what is no language of ours is forgotten', () => {
  expect(keptLanguage({ getItem: () => 'tlh' })).toBeNull();
});
