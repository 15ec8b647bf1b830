import type { SourceWords } from './read-source.ts';

/**
 * Keys that a front-end holds but no source names, and keys that its source asks for but nobody wrote.
 * @param keys base keys of the front-end, plural forms taken off
 * @param sources everything that may name its keys
 * @param own the part of `sources` whose `t(…)` must be answered by `keys`
 */
export function usageFaults(
  keys: ReadonlySet<string>,
  sources: readonly SourceWords[],
  own: readonly SourceWords[],
): string[] {
  const literals = new Set(sources.flatMap((source) => source.literals));
  const patterns = [...literals].filter(isKeyPattern).map(toPattern);
  const unused = [...keys].filter((key) => !literals.has(key) && !patterns.some((one) => one.test(key)));
  const missing = [...new Set(own.flatMap((source) => source.asked))].filter((key) => !isWritten(keys, key));
  return [
    ...unused.map((key) => `"${key}" is used nowhere`),
    ...missing.map((key) => `"${key}" is asked for, but not written`),
  ];
}

/** Whether a key, or for a pattern at least one key of its shape, is among the words. */
export function isWritten(keys: ReadonlySet<string>, asked: string): boolean {
  if (keys.has(asked)) return true;
  return isKeyPattern(asked) && [...keys].some((key) => toPattern(asked).test(key));
}

/** `outcome.*` says which keys it means; a bare `*` or a sentence with a gap does not. */
function isKeyPattern(text: string): boolean {
  return /^[\w-]+[.\w*-]*\*[.\w*-]*$/.test(text) && text.includes('.');
}

function toPattern(text: string): RegExp {
  return new RegExp(`^${text.split('*').map(escapeDots).join('[\\w.-]+')}$`);
}

function escapeDots(text: string): string {
  return text.replaceAll('.', '\\.');
}
