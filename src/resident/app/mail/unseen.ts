import type { Message } from '../../../protocol/messages.ts';
import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Records } from '../../../sync/records.ts';

/** What the house says that nobody here has seen yet: how much, since when, and who says the newest. */
export type HouseNews = { readonly count: number; readonly at: EpochMs; readonly name: string };

/** What waits for its resident: how much, and who sent the newest. `contactId`: null when it was the house. */
export type Unseen = HouseNews & { readonly contactId: Id | null };

/** Nobody saw it yet, and it would play with one tap, also without network. */
export function waits(message: Message): boolean {
  return (
    message.from === 'relative' &&
    message.arrivedAt !== null &&
    !message.unplayable &&
    message.seenAt === null
  );
}

/** Null: nothing waits. What is still on its way to this tablet is not announced: a tap could not play it. */
export function unseenOf(records: Records, residentId: Id, house: HouseNews | null): Unseen | null {
  const waiting = [...records.message.values()].filter(
    (message) =>
      message.residentId === residentId && waits(message) && records.contact.has(message.contactId),
  );
  const newest = waiting.reduce<Message | null>(
    (last, one) => (last && last.createdAt > one.createdAt ? last : one),
    null,
  );
  const count = waiting.length + (house?.count ?? 0);
  if (house && (!newest || house.at > newest.createdAt)) return { ...house, count, contactId: null };
  if (!newest) return null;
  const { contactId, createdAt: at } = newest;
  return { count, at, contactId, name: records.contact.get(contactId)?.name ?? '' };
}
