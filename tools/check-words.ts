import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './build/dist.ts';
import { compareLanguages } from './words/compare-languages.ts';
import { readLanguage } from './words/language-faults.ts';
import { type FrontWords, keysOf } from './words/locale.ts';
import { readSource, type SourceWords } from './words/read-source.ts';
import { typographyFaults } from './words/typography.ts';
import { isWritten, usageFaults } from './words/usage.ts';

const ALL = ['de', 'en', 'fr', 'lb', 'pt'];
const OF_STAFF = ['de', 'en', 'fr', 'lb'];

/** Which languages each front-end speaks; `notify` is what the server itself says, in pushes, mails and SMS. */
const LANGUAGES: Record<string, readonly string[]> = {
  resident: ALL,
  relative: ALL,
  staff: OF_STAFF,
  panel: OF_STAFF,
  // What a relative takes home on paper.
  paper: ALL,
  ring: ALL,
  notify: ALL,
  // What lies in an exported archive: of the server, in the facility's language.
  persons: ALL,
};
/** The staff panel lives in the launcher's folder, and has words of its own. */
const PANEL = 'resident/panel/';
/** The console prints in the relative's language. */
const PAPER = 'staff/screens/paper/';
/** The same for being rung, on a relative's page. */
const RING = 'relative/ring/';
const WITH_MARKUP = ['resident', 'relative', 'staff', 'ui'];

const src = join(import.meta.dirname, '../src');
const locales = join(src, 'i18n/locales');

type File = { path: string; words: SourceWords };

function readFolder(folder: string): File[] {
  return listFiles(join(src, folder))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => {
      const path = `${folder}/${file}`;
      return { path, words: readSource(path, readFileSync(join(src, path), 'utf8')) };
    });
}

function readFront(front: string): FrontWords {
  const languages = readdirSync(locales).filter((language) =>
    listFiles(join(locales, language)).includes(`${front}.json`),
  );
  return Object.fromEntries(
    languages.map((language) => [
      language,
      JSON.parse(readFileSync(join(locales, language, `${front}.json`), 'utf8')),
    ]),
  );
}

/** The source files whose words are those of `front`. */
function filesOf(front: string): File[] {
  if (front === 'panel') return readFolder('resident').filter(({ path }) => path.startsWith(PANEL));
  if (front === 'ring') return readFolder('relative').filter(({ path }) => path.startsWith(RING));
  if (front === 'paper') return readFolder(PAPER.slice(0, -1));
  if (front === 'notify')
    return readFolder('server').filter(({ path }) =>
      /server\/(notify\/|reach\/|visits\/|http\/routes\/alerts)/.test(path),
    );
  if (front === 'persons') return readFolder('server/persons');
  return readFolder(front).filter(({ path }) => ![PANEL, PAPER, RING].some((own) => path.startsWith(own)));
}

const wordsIn = (files: readonly File[]): SourceWords[] => files.map((file) => file.words);

/** Base parts that any front-end may put to use: parts of the day, outcomes of a call. */
const shared = wordsIn(['ui', 'i18n', 'call', 'protocol'].flatMap(readFolder));

function frontFaults(front: string): string[] {
  const words = readFront(front);
  const own = wordsIn(filesOf(front));
  const missing = (LANGUAGES[front] ?? []).filter((language) => !words[language]);
  return [
    ...missing.map((language) => `${language}: the file is missing`),
    ...compareLanguages(words),
    ...Object.entries(words).flatMap(([language, one]) =>
      typographyFaults(language, one).map((fault) => `${language}: ${fault}`),
    ),
    ...usageFaults(keysOf(words), [...own, ...shared], own),
  ].map((fault) => `${front}.json, ${fault}`);
}

const fronts = new Set([
  ...Object.keys(LANGUAGES),
  ...listFiles(locales).map((file) => file.replace(/^.*\/|\.json$/g, '')),
]);
const anyKey = new Set([...fronts].flatMap((front) => [...keysOf(readFront(front))]));

/** Luxembourgish and French are spelled by a dictionary, whatever files they have. */
const read = (['fr', 'lb'] as const).map((language) => {
  const files = [...fronts].flatMap((front) => {
    const words = readFront(front)[language];
    return words ? [[`${front}.json`, words] as const] : [];
  });
  return readLanguage(language, Object.fromEntries(files));
});

const faults = [
  ...[...fronts].flatMap(frontFaults),
  ...WITH_MARKUP.flatMap(readFolder).flatMap(({ path, words }) =>
    words.humanText.map((text) => `src/${path}: "${text}" belongs into the locale files`),
  ),
  ...readFolder('ui').flatMap(({ path, words }) =>
    words.asked
      .filter((key) => !isWritten(anyKey, key))
      .map((key) => `src/${path}: no front-end has words for "${key}"`),
  ),
  ...read.flatMap(({ faults }) => faults),
];

for (const fault of faults) console.error(fault);
for (const line of read.flatMap(({ told }) => told)) console.log(line);
console.log(`Words: ${fronts.size} front-ends, ${anyKey.size} keys, ${faults.length} faults.`);
process.exitCode = faults.length > 0 ? 1 : 0;
