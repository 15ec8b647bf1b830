import type { Id } from '../../../protocol/primitives.ts';

export type LineTablet = { readonly id: Id; readonly lineId: Id | null };
export type SeenAddress = { readonly tabletId: Id; readonly address: string };
type KnownLine = { readonly id: Id; readonly address: string | null };

/** Tablets that come from one address and are on no line yet. `lineId` null: there is no line with that address. */
export type Suggestion = {
  readonly address: string;
  readonly lineId: Id | null;
  readonly tabletIds: readonly Id[];
};

/** So many behind one address make a line; one alone may be anything. */
const TOGETHER = 2;

/**
 * Who seems to share a box. Whatever staff have said stays as they said it: a tablet that is on a line, the right one or
 * not, is never suggested for another.
 */
export function suggestLines(
  tablets: readonly LineTablet[],
  lines: readonly KnownLine[],
  seen: readonly SeenAddress[],
): Suggestion[] {
  const free = new Set(tablets.filter(({ lineId }) => lineId === null).map(({ id }) => id));
  const byAddress = new Map<string, Id[]>();
  for (const { tabletId, address } of seen)
    if (free.has(tabletId)) byAddress.set(address, [...(byAddress.get(address) ?? []), tabletId]);
  return [...byAddress].flatMap(([address, tabletIds]) => {
    const lineId = lines.find((line) => line.address === address)?.id ?? null;
    return lineId === null && tabletIds.length < TOGETHER ? [] : [{ address, lineId, tabletIds }];
  });
}

const MB_PER_GB = 1000;
/** The box of a whole hospital uses less. */
const MOST_GB = 10_000;

/** Gigabytes as somebody types them, with point or comma, in MB; empty: null, no limit. Undefined: not a number of GB. */
export function readBudget(typed: string): number | null | undefined {
  const text = typed.trim().replace(',', '.');
  if (text === '') return null;
  const mb = Math.round(Number(text) * MB_PER_GB);
  return mb >= 1 && mb <= MOST_GB * MB_PER_GB ? mb : undefined;
}

/** The other way: *50*, *0,5*. */
export function budgetText(mb: number | null): string {
  return mb === null ? '' : String(mb / MB_PER_GB).replace('.', ',');
}
