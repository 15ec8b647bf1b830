import type { Id } from '../../../protocol/primitives.ts';
import type { Contact } from '../../../protocol/records.ts';
import type { Entry } from '../residents/find-residents.ts';

const STEP = 1024;

/** The contacts of one resident as the tablet shows them; equal places are settled by id, the same everywhere. */
export function contactsOf(contacts: ReadonlyMap<Id, Contact>, residentId: Id): Entry<Contact>[] {
  return [...contacts]
    .filter(([, body]) => body.residentId === residentId)
    .map(([id, body]) => ({ id, body }))
    .sort((a, b) => a.body.position - b.body.position || (a.id < b.id ? -1 : 1));
}

/** A place after everybody else. */
export function placeAtEnd(sorted: readonly Entry<Contact>[]): number {
  return (sorted.at(-1)?.body.position ?? 0) + STEP;
}

export type NewPlace = { id: Id; position: number };

/**
 * What to change so that the contact at `index` stands one place earlier or later. Normally it alone moves, halfway
 * between its new neighbours: two nurses ordering at once then disturb each other least. After some fifty moves into the
 * same gap there is no number left between two others, and everybody is numbered afresh.
 */
export function moveContact(sorted: readonly Entry<Contact>[], index: number, by: -1 | 1): NewPlace[] {
  const moved = sorted[index];
  const to = index + by;
  if (!moved || to < 0 || to >= sorted.length) return [];
  const rest = sorted.filter((_, at) => at !== index);
  const before = rest[to - 1]?.body.position;
  const after = rest[to]?.body.position;
  const position = between(before, after);
  if (position !== null) return [{ id: moved.id, position }];
  rest.splice(to, 0, moved);
  return rest.map(({ id }, at) => ({ id, position: (at + 1) * STEP }));
}

/** Strictly between two places; null if the numbers are too close. A missing neighbour is the edge. */
function between(before: number | undefined, after: number | undefined): number | null {
  if (before === undefined) return (after ?? 0) - STEP;
  if (after === undefined) return before + STEP;
  const middle = before + (after - before) / 2;
  return middle > before && middle < after ? middle : null;
}
