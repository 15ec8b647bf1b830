/**
 * The fields of `after` that differ from `before`, for an update that leaves other people's edits alone. Values are
 * JSON (texts, numbers, small objects), compared as such.
 */
export function changedFields<T extends object>(before: T, after: T): Partial<T> {
  const keys = Object.keys(after) as (keyof T)[];
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return Object.fromEntries(changed.map((key) => [key, after[key]])) as Partial<T>;
}
