import { isDeepStrictEqual } from 'node:util';
import { isWhole, type Medium, type Message } from '../../protocol/messages.ts';
import type { Id } from '../../protocol/primitives.ts';
import { Refused } from '../refused.ts';
import { findMedium } from '../store/media-rows.ts';
import { type Acting, type Apply, asTablet, must } from './acting.ts';

/** A relative leaves it for the resident, the tablet for one of its resident's relatives. */
export const sendMessage: Apply<'message.send'> = async (acting, { id, ...sent }) => {
  const { writing, principal } = acting;
  const contact = await writing.get('contact', sent.contactId);
  if (!contact || contact.residentId !== residentOf(acting) || contact.kind !== 'relative')
    throw new Refused('not-found');
  if (principal.kind === 'relative' && principal.contactId !== sent.contactId) throw new Refused('not-found');
  if (!isWhole(sent)) throw new Refused('bad-request');
  for (const medium of sent.media) await mustHaveMedium(acting, medium);
  if (await wasSent(acting, id, sent)) return;
  await writing.put('message', id, {
    ...sent,
    residentId: contact.residentId,
    from: principal.kind === 'relative' ? 'relative' : 'resident',
    createdAt: acting.at,
    arrivedAt: null,
    unplayable: false,
    seenAt: null,
    favourite: false,
  });
};

/** A page that was closed between sending and noting it sends it once more. */
async function wasSent({ writing }: Acting, id: Id, sent: Pick<Message, 'contactId' | 'media'>) {
  if (!(await writing.isTaken('message', id))) return false;
  const before = await writing.get('message', id);
  const isSame = before?.contactId === sent.contactId && isDeepStrictEqual(before.media, sent.media);
  // What was taken back meanwhile stays away.
  if (before && !isSame) throw new Refused('conflict');
  return true;
}

/** Whole on the tablet. Said once; what a later program of the tablet can play after all is said again. */
export const arriveMessage: Apply<'message.arrived'> = async (acting, { id, plays }) => {
  asTablet(acting);
  const message = await received(acting, id);
  if (message.arrivedAt !== null && message.unplayable === !plays) return;
  const arrivedAt = message.arrivedAt ?? acting.at;
  await acting.writing.put('message', id, { ...message, arrivedAt, unplayable: !plays });
};

export const seeMessage: Apply<'message.seen'> = async (acting, { id }) => {
  const message = await received(acting, id);
  if (message.seenAt !== null) return;
  // Nobody sees what has not come.
  const arrivedAt = message.arrivedAt ?? acting.at;
  await acting.writing.put('message', id, { ...message, arrivedAt, seenAt: acting.at });
};

export const keepMessage: Apply<'message.keep'> = async (acting, { id, favourite }) => {
  asTablet(acting);
  const message = await ofTheirs(acting, id);
  if (message.favourite !== favourite) await acting.writing.put('message', id, { ...message, favourite });
};

/** A tablet whatever lies on it, a relative what they sent, staff whatever somebody complained about. */
export const removeMessage: Apply<'message.remove'> = async (acting, { id }) => {
  const { writing, principal } = acting;
  const message = principal.kind === 'staff' ? await must(acting, 'message', id) : await ofTheirs(acting, id);
  if (principal.kind === 'relative' && message.from !== 'relative') throw new Refused('not-allowed');
  await writing.remove('message', id);
};

function residentOf({ principal }: Acting): Id {
  if (principal.kind === 'staff' || principal.residentId === null) throw new Refused('not-allowed');
  return principal.residentId;
}

/** A message that the principal takes part in, on either side. */
async function ofTheirs(acting: Acting, id: Id): Promise<Message> {
  const { principal } = acting;
  const message = await must(acting, 'message', id);
  const isTheirs =
    message.residentId === residentOf(acting) &&
    (principal.kind !== 'relative' || message.contactId === principal.contactId);
  if (!isTheirs) throw new Refused('not-found');
  return message;
}

/** The same, sent by the other side. */
async function received(acting: Acting, id: Id): Promise<Message> {
  const message = await ofTheirs(acting, id);
  const isOwn = message.from === (acting.principal.kind === 'relative' ? 'relative' : 'resident');
  if (isOwn) throw new Refused('not-allowed');
  return message;
}

/** @throws Refused `not-found`: its bytes never arrived here, or are of another type or size than is said */
export async function mustHaveMedium({ writing }: Acting, said: Medium): Promise<void> {
  const found = await findMedium(writing.db, writing.facilityId, said.hash);
  if (!found || found.type !== said.type || found.bytes !== said.bytes) throw new Refused('not-found');
}
