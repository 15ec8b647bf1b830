import type { Id } from './primitives.ts';

/** Where one contact stands among a resident's. */
export type Placed = { readonly id: Id; readonly position: number };

/** How far apart fresh numbers are. */
export const PLACE_STEP = 1024;

/**
 * What to change so that the contact at `index` stands `by` places later, or earlier when negative. Normally it alone moves, halfway
 * between its new neighbours: two nurses ordering at once then disturb each other least. After some fifty moves into the
 * same gap there is no number left between two others, and everybody is numbered afresh.
 * @param sorted in the order of the screen
 */
export function moveInOrder(sorted: readonly Placed[], index: number, by: number): Placed[] {
  const moved = sorted[index];
  const to = index + by;
  if (!moved || by === 0 || to < 0 || to >= sorted.length) return [];
  const rest = sorted.filter((_, at) => at !== index);
  const position = between(rest[to - 1]?.position, rest[to]?.position);
  if (position !== null) return [{ id: moved.id, position }];
  rest.splice(to, 0, moved);
  return rest.map(({ id }, at) => ({ id, position: (at + 1) * PLACE_STEP }));
}

/** Strictly between two places; null if the numbers are too close. A missing neighbour is the edge. */
function between(before: number | undefined, after: number | undefined): number | null {
  if (before === undefined) return (after ?? 0) - PLACE_STEP;
  if (after === undefined) return before + PLACE_STEP;
  const middle = before + (after - before) / 2;
  return middle > before && middle < after ? middle : null;
}
