import { expect, it } from 'vitest';
import { nameFit } from './name-fit.ts';

it.each([
  ['Marie', 'short'],
  ['Dr Klein', 'short'],
  ['Anne K.', 'short'],
  ['Marie-Antoinette', 'long'],
  ['Dr Klein-Hoffmann', 'long'],
  ['Marie-Antoinette Schmit-Weber', 'longest'],
  ['Maximiliankarl', 'longest'],
])('“%s” is written %s', (name, fit) => {
  expect(nameFit(name)).toBe(fit);
});

it('Accents and letters beyond the basic plane count as one', () => {
  expect(nameFit('𝔐arie𝔐é'.normalize('NFC'))).toBe('short');
});
