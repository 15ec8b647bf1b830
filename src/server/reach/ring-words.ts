import { clockTime } from '../../i18n/dates.ts';
import { notifyText } from '../../i18n/notify.ts';
import type { EpochMs, Id, Language } from '../../protocol/primitives.ts';
import type { Call } from '../../protocol/records.ts';
import type { RingPush, RingWords } from '../../protocol/ring-routes.ts';
import type { RelativePrincipal } from '../principal.ts';
import { findBody } from '../store/records.ts';
import type { Db } from '../store/schema.ts';

/** A missed call is told for so long; a push that was kept back longer says nothing any more. */
const MISSED_MS = 12 * 60 * 60 * 1000;

/** Who the call is with, in the relative's own words. Null: gone. */
async function whoIsIt(db: Db, facilityId: Id, contactId: Id) {
  const contact = await findBody(db, facilityId, 'contact', contactId);
  const resident = contact && (await findBody(db, facilityId, 'resident', contact.residentId));
  const facility = await findBody(db, facilityId, 'facility', facilityId);
  if (!contact || !resident || !facility) return null;
  const name = contact.callsResident || `${resident.givenName} ${resident.familyName}`.trim();
  return { contact, facility, resident, name };
}

export type Asking = { about: RingPush['about']; id: Id; now: EpochMs };

/**
 * What the worker shows for a push, as it stands now: a ring that is over is a missed call, or nothing.
 * @returns null for a call that is not this device's to know
 */
export async function ringWords(
  db: Db,
  { facilityId, contactId, deviceId }: RelativePrincipal,
  { about, id, now }: Asking,
): Promise<RingWords | null> {
  const who = await whoIsIt(db, facilityId, contactId);
  const device = await findBody(db, facilityId, 'device', deviceId);
  if (!who || !device) return null;
  const { language } = device;
  const { name, facility } = who;
  const buttons = {
    answer: notifyText(language, 'ring.answer'),
    decline: notifyText(language, 'ring.decline'),
  };
  const rings = { title: notifyText(language, 'ring.title', { name }), text: facility.name, ...buttons };
  if (about === 'check') {
    const title = notifyText(language, 'ring.check');
    return { ...rings, state: 'over', title, text: facility.name };
  }
  if (about === 'test') return { ...rings, state: 'rings', text: notifyText(language, 'ring.test') };
  const call = await findBody(db, facilityId, 'call', id);
  if (call?.contactId !== contactId) return null;
  const state = stateOf(call, now);
  const inviter = state === 'rings' ? await inviterOf(db, facilityId, call) : null;
  if (inviter)
    return { ...rings, state, title: notifyText(language, 'ring.invited', { name: inviter, whom: name }) };
  if (state !== 'missed') return { ...rings, state };
  const time = clockTime(call.startedAt, facility.timeZone);
  const title = notifyText(language, 'ring.missed', { name, time });
  return { ...rings, state, title, answer: notifyText(language, 'ring.call-back') };
}

/** The name of who asked this relative into a family call; null for any other call. */
async function inviterOf(db: Db, facilityId: Id, { invited }: Call): Promise<string | null> {
  const by = invited && (await findBody(db, facilityId, 'call', invited.by));
  const contact = by && (await findBody(db, facilityId, 'contact', by.contactId));
  return contact?.name ?? null;
}

function stateOf({ state, caller, outcome, endedAt }: Call, now: EpochMs): RingWords['state'] {
  if (state === 'looking' || state === 'ringing') return caller === 'tablet' ? 'rings' : 'over';
  const isMissed = outcome === 'missed' || outcome === 'offline' || outcome === 'cancelled';
  return isMissed && caller === 'tablet' && now - (endedAt ?? 0) < MISSED_MS ? 'missed' : 'over';
}

/** Subject and text of the message that brings a one-tap link. */
export async function messageWords(
  db: Db,
  {
    facilityId,
    contactId,
    language,
    link,
  }: { facilityId: Id; contactId: Id; language: Language; link: string },
): Promise<{ subject: string; text: string; short: string } | null> {
  const who = await whoIsIt(db, facilityId, contactId);
  if (!who) return null;
  const values = { name: who.name, facility: who.facility.name, link };
  return {
    subject: notifyText(language, 'ring.title', values),
    text: [notifyText(language, 'ring.mail', values), link, who.facility.name].join('\n\n'),
    short: notifyText(language, 'ring.sms', values),
  };
}
