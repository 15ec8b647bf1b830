/** The part of nspell that we use: it brings no types of its own. */
declare module 'nspell' {
  function nspell(affixes: string, entries: string): { correct(word: string): boolean };
  export = nspell;
}
