/** One locale file: flat keys, values with `{{placeholders}}`. */
export type Words = Readonly<Record<string, string>>;

/** The words of one front-end, by language (`fr` → its words). */
export type FrontWords = Readonly<Record<string, Words>>;

const PLURAL_FORM = /_(zero|one|two|few|many|other)$/;

/** `minutes_one` → `minutes`; a key without a plural form stays as it is. */
export function baseOf(key: string): string {
  return key.replace(PLURAL_FORM, '');
}

/** `minutes_one` → `one`; undefined for a key without a plural form. */
export function formOf(key: string): string | undefined {
  return PLURAL_FORM.exec(key)?.[1];
}

/** Names between double braces, each once, in alphabetical order. */
export function placeholdersOf(value: string): string[] {
  return [
    ...new Set([...value.matchAll(/\{\{-?\s*([^},\s]+)[^}]*\}\}/g)].map(([, name]) => name ?? '')),
  ].sort();
}

/** The base keys of all languages together: what the front-end can ask for. */
export function keysOf(front: FrontWords): Set<string> {
  return new Set(Object.values(front).flatMap((words) => Object.keys(words).map(baseOf)));
}
