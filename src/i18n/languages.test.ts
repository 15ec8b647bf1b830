import { expect, it } from 'vitest';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES, pickLanguage } from './languages.ts';

it.each([
  [['de-LU', 'fr'], 'de'],
  [['pt-BR'], 'pt'],
  [['pt_PT'], 'pt'],
  [['fr-LU', 'de', 'lb-LU'], 'lb'],
  [['nl', 'EN-GB'], 'en'],
  [['nl', 'it'], 'fr'],
  [[], 'fr'],
] as const)('chooses for a browser that asks for %j: %s', (candidates, language) => {
  expect(pickLanguage(candidates, LANGUAGES)).toBe(language);
});

it('chooses only from what the front-end offers', () => {
  expect(pickLanguage(['de', 'lb'], ['fr', 'lb'])).toBe('lb');
  expect(pickLanguage(['de', 'en'], ['fr', 'lb'])).toBe('fr');
});

it('knows its languages by code and by their own names', () => {
  expect(LANGUAGES.every(isLanguage)).toBe(true);
  expect(isLanguage('nl')).toBe(false);
  expect(isLanguage(undefined)).toBe(false);
  expect(LANGUAGE_NAMES.lb).toBe('Lëtzebuergesch');
});
