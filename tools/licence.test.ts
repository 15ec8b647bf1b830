import { readFileSync } from 'node:fs';
import eupl from 'spdx-license-list/licenses/EUPL-1.2.json' with { type: 'json' };
import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

it('the licence file holds the whole text of the licence that package.json names', () => {
  const file = readFileSync(new URL('../LICENSE', import.meta.url), 'utf8');
  expect(manifest.license).toBe('EUPL-1.2');
  expect(file.trimEnd()).toBe(eupl.licenseText.trimEnd());
});
