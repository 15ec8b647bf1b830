import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

/**
 * What a browser of the build's target (`vite.config.ts`: Chrome 109, Safari 15.4) does not have and no build step adds.
 * An iPhone 7 stays at iOS 15 for ever; a look-behind alone keeps it from reading the file that it stands in.
 */
const TOO_NEW: Record<string, RegExp> = {
  'AbortSignal.any (Safari 17.4)': /AbortSignal\.any\b/,
  'AbortSignal.timeout (Safari 16)': /AbortSignal\.timeout\b/,
  'look-behind (Safari 16.4)': /\(\?<[=!]/,
  'copying array methods (Safari 16)': /\.(toSorted|toReversed|toSpliced)\(/,
  'Promise.withResolvers (Safari 17.4)': /Promise\.withResolvers\b/,
  'grouping (Safari 17.4)': /\b(Object|Map)\.groupBy\b/,
  'Array.fromAsync (Safari 16.4)': /Array\.fromAsync\b/,
  'URL.canParse (Safari 17)': /URL\.canParse\b/,
  'iterator helpers (Safari 18.4)':
    /(?<!\.\.)\.(values|keys|entries)\(\)\s*\.(map|filter|find|some|every|toArray|forEach)\(/,
};

const isForBrowsers = (path: string) =>
  /\.tsx?$/.test(path) && !path.startsWith('server/') && !/\.(test|fixture)\.tsx?$|\/testing\//.test(path);

const isComment = (line: string) => /^\s*(\*|\/\*|\/\/)/.test(line);

it('no page uses what the oldest browser that it is built for does not have', () => {
  const found: string[] = [];
  for (const path of readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(isForBrowsers)) {
    const lines = readFileSync(join(SRC, path), 'utf8').split('\n');
    const code = lines.filter((line) => !isComment(line)).join('\n');
    for (const [what, pattern] of Object.entries(TOO_NEW))
      if (pattern.test(code)) found.push(`${path}: ${what}`);
  }
  expect(found).toEqual([]);
});

it.each([
  ['AbortSignal.any (Safari 17.4)', 'AbortSignal.any([one, two])'],
  ['look-behind (Safari 16.4)', '/(?<=-)/'],
  ['iterator helpers (Safari 18.4)', 'map.values()\n  .filter(isOpen)'],
])('%s is seen', (what, code) => {
  expect(TOO_NEW[what]?.test(code)).toBe(true);
});
