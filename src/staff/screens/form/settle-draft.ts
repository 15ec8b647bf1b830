/** What was typed and is not in the record yet; a field that arrived there is nobody's own any more. */
export function settleDraft<T extends object>(record: T, typed: Partial<T>): Partial<T> {
  const keys = Object.keys(typed) as (keyof T)[];
  const open = keys.filter((key) => JSON.stringify(typed[key]) !== JSON.stringify(record[key]));
  return Object.fromEntries(open.map((key) => [key, typed[key]])) as Partial<T>;
}
