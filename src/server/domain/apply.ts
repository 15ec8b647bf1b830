import type { Mutation, MutationName, MutationOf, MutationResult } from '../../protocol/mutations.ts';
import { mayAsk } from '../access.ts';
import type { Known } from '../principal.ts';
import { Refused } from '../refused.ts';
import { findApplied, noteApplied } from '../store/mutations.ts';
import type { Store } from '../store/store.ts';
import type { Writing } from '../store/writing.ts';
import type { Acting, Apply } from './acting.ts';
import { updateAddress } from './addresses.ts';
import { revokeDevice, revokeInvitation, revokeTablet, updateDevice, updateTablet } from './browsers.ts';
import { createChannel, removeChannel, updateChannel } from './channels.ts';
import { dismissConflict, restoreConflict } from './conflicts.ts';
import { giveConsent, withdrawConsent } from './consents.ts';
import {
  createContact,
  pauseContact,
  placeContact,
  recordVoice,
  removeContact,
  updateContact,
} from './contacts.ts';
import { updateFacility } from './facility.ts';
import {
  arriveGreeting,
  createGreeting,
  removeGreeting,
  retireGreeting,
  seeGreeting,
  updateGreeting,
} from './greetings.ts';
import { askHelp, closeHelp, takeHelp, withdrawHelp } from './helps.ts';
import { createLine, removeLine, updateLine } from './lines.ts';
import { lockTablet, loseTablet, unlockTablet } from './lost-tablets.ts';
import { arriveMessage, keepMessage, removeMessage, seeMessage, sendMessage } from './messages.ts';
import { adjustResident, createResident, removeResident, updateResident } from './residents.ts';
import { beginSession, endSession } from './sessions.ts';
import { removeStaff, updateStaff } from './staff.ts';
import { acceptVisit, cancelVisit, declineVisit, proposeVisit, reopenVisit } from './visits.ts';
import { doneWish, leaveWish, withdrawWish } from './wishes.ts';

/** What each mutation does. One that is missing does not compile. */
const APPLY: { [N in MutationName]: Apply<N> } = {
  'facility.update': updateFacility,
  'resident.create': createResident,
  'resident.update': updateResident,
  'resident.remove': removeResident,
  'resident.adjust': adjustResident,
  'contact.create': createContact,
  'contact.update': updateContact,
  'contact.remove': removeContact,
  'contact.place': placeContact,
  'contact.record-voice': recordVoice,
  'contact.pause': pauseContact,
  'address.update': updateAddress,
  'tablet.update': updateTablet,
  'line.create': createLine,
  'line.update': updateLine,
  'line.remove': removeLine,
  'channel.create': createChannel,
  'channel.update': updateChannel,
  'channel.remove': removeChannel,
  'session.begin': beginSession,
  'session.end': endSession,
  'tablet.lock': lockTablet,
  'tablet.unlock': unlockTablet,
  'tablet.lose': loseTablet,
  'tablet.revoke': revokeTablet,
  'device.revoke': revokeDevice,
  'device.update': updateDevice,
  'invitation.revoke': revokeInvitation,
  'help.ask': askHelp,
  'help.withdraw': withdrawHelp,
  'help.take': takeHelp,
  'help.close': closeHelp,
  'conflict.restore': restoreConflict,
  'conflict.dismiss': dismissConflict,
  'staff.update': updateStaff,
  'staff.remove': removeStaff,
  'consent.give': giveConsent,
  'consent.withdraw': withdrawConsent,
  'wish.leave': leaveWish,
  'wish.withdraw': withdrawWish,
  'wish.done': doneWish,
  'visit.propose': proposeVisit,
  'visit.accept': acceptVisit,
  'visit.decline': declineVisit,
  'visit.cancel': cancelVisit,
  'visit.reopen': reopenVisit,
  'message.send': sendMessage,
  'message.arrived': arriveMessage,
  'message.seen': seeMessage,
  'message.keep': keepMessage,
  'message.remove': removeMessage,
  'greeting.create': createGreeting,
  'greeting.update': updateGreeting,
  'greeting.retire': retireGreeting,
  'greeting.remove': removeGreeting,
  'greeting.arrived': arriveGreeting,
  'greeting.seen': seeGreeting,
};

/**
 * Applies one mutation, once, in a transaction of its own.
 *
 * @returns the sequence number that the facility had afterwards, or why it was refused
 * @throws whatever is not a refusal: the database is in trouble, and nothing was changed
 */
export async function applyMutation(
  store: Store,
  principal: Known,
  mutation: Mutation,
): Promise<MutationResult> {
  try {
    const by = { kind: principal.kind, id: actorOf(principal) };
    const work = async (writing: Writing) => {
      // A tablet's clock may be ahead; nothing has happened in the future.
      const at = Math.min(mutation.at, writing.now);
      const author = { actor: actorOf(principal), client: mutation.client ?? null, at };
      const base = mutation.base ?? null;
      writing.signedBy(author);
      return await applyOnce({ writing, principal, at, author, base, newId: store.newId }, mutation);
    };
    const seq = await store.write(principal.facilityId, work, by);
    return { id: mutation.id, seq, refused: null };
  } catch (error) {
    if (error instanceof Refused) return { id: mutation.id, seq: null, refused: error.refusal };
    throw error;
  }
}

async function applyOnce(acting: Acting, mutation: Mutation): Promise<number> {
  const { writing, principal, author } = acting;
  const { actor } = author;
  const before = await findApplied(writing.db, writing.facilityId, mutation.id);
  if (before && before.actor !== actor) throw new Refused('conflict');
  if (before) return before.seq;
  if (!mayAsk(principal, mutation.name)) throw new Refused('not-allowed');
  await applyNamed(acting, mutation);
  const seq = await writing.seq();
  await noteApplied(writing.db, writing.facilityId, { id: mutation.id, actor, seq, at: writing.now });
  return seq;
}

/** Ties a mutation's arguments to its name, which TypeScript cannot see through the union. */
async function applyNamed<N extends MutationName>(acting: Acting, mutation: MutationOf<N>): Promise<void> {
  await APPLY[mutation.name](acting, mutation.args);
}

/** The staff member, tablet or device. */
export function actorOf(principal: Known): string {
  switch (principal.kind) {
    case 'tablet':
      return principal.tabletId;
    case 'relative':
      return principal.deviceId;
    case 'staff':
      return principal.staffId;
  }
}
