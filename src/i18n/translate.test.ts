import { effect } from '@preact/signals';
import { expect, it } from 'vitest';
import type { Language } from './languages.ts';
import { createResidentTranslator } from './resident.ts';
import { type Catalogue, createTranslator } from './translate.ts';

const WORDS: Partial<Record<Language, Catalogue>> = {
  fr: {
    hello: 'Bonjour {{name}}',
    'call.end': 'Fin',
    count_one: '{{count}} appel',
    count_other: '{{count}} appels',
  },
  pt: {
    hello: 'Bom dia {{name}}',
    'call.end': 'Fim',
    count_one: '{{count}} chamada',
    count_other: '{{count}} chamadas',
  },
  lb: {
    hello: 'Moien {{name}}',
    'call.end': 'Enn',
    count_one: '{{count}} Uruff',
    count_other: '{{count}} Uriff',
  },
};

type Key = 'hello' | 'call.end' | 'count';

const load = async (language: Language): Promise<Catalogue> => {
  const words = WORDS[language];
  if (!words) throw new TypeError('Failed to fetch');
  return words;
};

const french = () => createTranslator<Key, Language>({ language: 'fr', load });

it('fills in names as they are, dots in keys included', async () => {
  const { t } = await french();
  expect(t('hello', { name: 'Anne & <Léa>' })).toBe('Bonjour Anne & <Léa>');
  expect(t('call.end')).toBe('Fin');
});

it('takes the words for many where a language has no form of its own for a million', async () => {
  const { t } = await french();
  expect(t('count', { count: 1_000_000 })).toBe('1000000 appels');
});

it('shows no brace to anybody when a name is missing', async () => {
  const { t } = await french();
  expect(t('hello')).toBe('Bonjour ');
});

it('draws again whatever reads it when the language changes', async () => {
  const { t, setLanguage, language } = await french();
  const seen: string[] = [];
  effect(() => {
    seen.push(t('call.end'));
  });
  await setLanguage('lb');
  await setLanguage('fr');
  expect(seen).toEqual(['Fin', 'Enn', 'Fin']);
  expect(language.value).toBe('fr');
});

it('counts none as singular in French, as plural in Luxembourgish and in Portugal', async () => {
  const { t, setLanguage } = await french();
  expect(t('count', { count: 0 })).toBe('0 appel');
  await setLanguage('lb');
  expect([0, 1, 2].map((count) => t('count', { count }))).toEqual(['0 Uriff', '1 Uruff', '2 Uriff']);
  await setLanguage('pt');
  expect(t('count', { count: 0 })).toBe('0 chamadas');
});

it('keeps the old language when the new one cannot be loaded', async () => {
  const { t, setLanguage, language } = await french();
  await expect(setLanguage('de')).rejects.toThrow('Failed to fetch');
  expect(language.value).toBe('fr');
  expect(t('call.end')).toBe('Fin');
});

it('shows the language that was asked for last, whichever arrives first', async () => {
  const slow = Promise.withResolvers<Catalogue>();
  const { language, setLanguage } = await createTranslator<Key, Language>({
    language: 'fr',
    load: (wanted) => (wanted === 'pt' ? slow.promise : load(wanted)),
  });
  const first = setLanguage('pt');
  await setLanguage('lb');
  slow.resolve(WORDS.pt ?? {});
  await first;
  expect(language.value).toBe('lb');
});

it('lets two front-ends speak different languages at once', async () => {
  const one = await french();
  const two = await createResidentTranslator('lb');
  expect(two.t('call.ringing', { name: 'Marie' })).toBe('Et schellt bei Marie …');
  expect(one.t('call.end')).toBe('Fin');
});
