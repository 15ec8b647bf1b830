import { expect, it } from 'vitest';
import { addressSuggestions } from './addresses.ts';

it('suggests the polite form in the resident’s language, then the given name', () => {
  const anne = { givenName: 'Anne ', familyName: 'Weber' };
  expect(addressSuggestions(anne, 'fr')).toEqual(['Madame Weber', 'Monsieur Weber', 'Anne']);
  expect(addressSuggestions(anne, 'lb')).toContain('Här Weber');
  expect(addressSuggestions({ givenName: '', familyName: '' }, 'fr')).toEqual([]);
});
