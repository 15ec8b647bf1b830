import type { Message } from '../../../protocol/messages.ts';
import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Records } from '../../../sync/records.ts';

/** Messages that wait for their resident: how many, and who sent the newest. */
export type Unseen = { readonly count: number; readonly contactId: Id; readonly at: EpochMs };

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
export function unseenOf(records: Records, residentId: Id): Unseen | null {
  const waiting = [...records.message.values()].filter(
    (message) =>
      message.residentId === residentId && waits(message) && records.contact.has(message.contactId),
  );
  const newest = waiting.reduce<Message | null>(
    (last, one) => (last && last.createdAt > one.createdAt ? last : one),
    null,
  );
  return newest && { count: waiting.length, contactId: newest.contactId, at: newest.createdAt };
}
