import type { MediaFailure } from '../../call/ports.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Records } from '../../sync/records.ts';
import type { Aside } from '../screens/Aside.tsx';
import { lastCall } from './calls/last-call.ts';
import type { NextVisit } from './day/visits.ts';
import { type HouseNews, unseenOf } from './mail/unseen.ts';

export type AsideInput = {
  records: Records;
  residentId: Id;
  now: EpochMs;
  offline: boolean;
  media: MediaFailure | null;
  /** Care is in progress until then. */
  careUntil?: EpochMs | null;
  /** The next visit of today. */
  visit?: NextVisit | null;
  /** What the house says that is new. */
  house?: HouseNews | null;
};

/** So long before its time a visit comes before all else that could be said: one gets ready, and looks forward to it. */
const SOON_MS = 2 * 60 * 60_000;

/**
 * The one thing said under the clock, the most useful first: care in progress (no call comes in), a visit soon, no network
 * (a tap now does something else), somebody called in vain, a message that waits, a visit later today, the camera needs the team, otherwise a greeting.
 */
export function asideOf(input: AsideInput): Aside {
  const { records, residentId, now, offline, media, careUntil, visit = null, house = null } = input;
  if (careUntil) return { kind: 'care', until: careUntil };
  const visited = visit && ({ kind: 'visit', name: visit.name, at: visit.at } as const);
  if (visited && visited.at - now <= SOON_MS) return visited;
  if (offline) return { kind: 'offline', visit: visited };
  const calls = [...records.call.values()].filter(
    (call) => call.residentId === residentId && records.contact.has(call.contactId),
  );
  const last = lastCall(calls, now);
  const name = last && records.contact.get(last.contactId)?.name;
  if (last?.kind === 'missed' && name)
    return { kind: 'missed', contactId: last.contactId, name, at: last.at };
  const unseen = unseenOf(records, residentId, house);
  if (unseen) return { kind: unseen.contactId ? 'message' : 'house', name: unseen.name };
  if (visited) return visited;
  if (media) return { kind: 'no-camera', why: media };
  const address = records.resident.get(residentId)?.address ?? '';
  return { kind: 'greeting', address, spoke: last && name ? { name, at: last.at } : null };
}
