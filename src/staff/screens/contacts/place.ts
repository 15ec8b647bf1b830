import { moveInOrder, PLACE_STEP, type Placed } from '../../../protocol/contact-order.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Contact } from '../../../protocol/records.ts';
import type { Entry } from '../residents/find-residents.ts';

/** The contacts of one resident as the tablet shows them; equal places are settled by id, the same everywhere. */
export function contactsOf(contacts: ReadonlyMap<Id, Contact>, residentId: Id): Entry<Contact>[] {
  return [...contacts]
    .filter(([, body]) => body.residentId === residentId)
    .map(([id, body]) => ({ id, body }))
    .sort((a, b) => a.body.position - b.body.position || (a.id < b.id ? -1 : 1));
}

/** A place after everybody else. */
export function placeAtEnd(sorted: readonly Entry<Contact>[]): number {
  return (sorted.at(-1)?.body.position ?? 0) + PLACE_STEP;
}

/** What to change so that the contact at `index` stands `by` places later; negative: earlier. */
export function moveContact(sorted: readonly Entry<Contact>[], index: number, by: number): Placed[] {
  return moveInOrder(
    sorted.map(({ id, body }) => ({ id, position: body.position })),
    index,
    by,
  );
}
