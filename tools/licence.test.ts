import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

it('the licence file holds the whole text of the licence that package.json names', () => {
  const list = new URL(import.meta.resolve(`spdx-license-list/licenses/${manifest.license}.json`));
  const { licenseText } = JSON.parse(readFileSync(list, 'utf8'));
  const file = readFileSync(new URL('../LICENSE', import.meta.url), 'utf8');
  expect(file.trimEnd()).toBe(licenseText.trimEnd());
});
