import type { Message } from '../../../protocol/messages.ts';
import type { EpochMs, Id } from '../../../protocol/primitives.ts';

/**
 * Where a message is. To the tablet: `waiting` on the server → `arrived` → `seen`; from it: `sent` (the server has it) →
 * `fetched` by the other's device → `seen`. `unplayable`: it is there, and that device cannot play it.
 */
export type MessageState = 'waiting' | 'sent' | 'arrived' | 'fetched' | 'unplayable' | 'seen';

export function stateOf(message: Pick<Message, 'from' | 'arrivedAt' | 'seenAt' | 'unplayable'>): {
  state: MessageState;
  at: EpochMs | null;
} {
  const { from, arrivedAt, seenAt, unplayable } = message;
  if (seenAt !== null) return { state: 'seen', at: seenAt };
  if (arrivedAt === null) return { state: from === 'relative' ? 'waiting' : 'sent', at: null };
  if (unplayable) return { state: 'unplayable', at: arrivedAt };
  return { state: from === 'relative' ? 'arrived' : 'fetched', at: arrivedAt };
}

/** One person's messages in both directions, the newest first. */
export function messagesOf(
  messages: ReadonlyMap<Id, Message>,
  residentId: Id,
): { id: Id; message: Message }[] {
  return [...messages]
    .map(([id, message]) => ({ id, message }))
    .filter(({ message }) => message.residentId === residentId)
    .sort((a, b) => b.message.createdAt - a.message.createdAt);
}
