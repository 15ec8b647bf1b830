import { expect, it } from 'vitest';
import { isStale } from './stale.ts';

it('builds when nothing was built yet', () => {
  expect(isStale(undefined, [])).toBe(true);
});

it('builds when a source of a page is younger than the last build', () => {
  const sources = [
    { file: 'src/ui/Avatar.tsx', changedAt: 5 },
    { file: 'public/icons/192.png', changedAt: 11 },
  ];
  expect(isStale(10, sources)).toBe(true);
  expect(isStale(11, sources)).toBe(false);
});

it.each(['src/server/main.ts', 'src/ui/tap.test.ts', 'src/ui/README.md'])('does not build for %s', (file) => {
  expect(isStale(10, [{ file, changedAt: 11 }])).toBe(false);
});
