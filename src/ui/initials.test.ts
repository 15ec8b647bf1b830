import { expect, it } from 'vitest';
import { initialsOf, tintOf } from './initials.ts';

it.each([
  ['Marie', 'M'],
  ['Josée Muller', 'JM'],
  ['  anne  von der  Weber ', 'AW'],
  ['Éloïse', 'É'],
  ['', ''],
])('shortens “%s” to “%s”', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

it('gives a name the same colour every time, within the six that exist', () => {
  for (const name of ['Marie', 'Jean', 'Léa', 'Tom', '', '👵 Bomi']) {
    expect(tintOf(name)).toBe(tintOf(name));
    expect([0, 1, 2, 3, 4, 5]).toContain(tintOf(name));
  }
});
