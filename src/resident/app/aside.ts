import type { MediaFailure } from '../../call/ports.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Records } from '../../sync/records.ts';
import type { Aside } from '../screens/Aside.tsx';
import { lastCall } from './last-call.ts';

export type AsideInput = {
  records: Records;
  residentId: Id;
  now: EpochMs;
  offline: boolean;
  media: MediaFailure | null;
  /** Care is in progress until then. */
  careUntil?: EpochMs | null;
};

/**
 * The one thing said under the clock, the most useful first: care in progress (no call comes in), no network (a tap now does something else), somebody
 * called in vain, the camera needs the team, otherwise a greeting.
 */
export function asideOf({ records, residentId, now, offline, media, careUntil }: AsideInput): Aside {
  if (careUntil) return { kind: 'care', until: careUntil };
  if (offline) return { kind: 'offline' };
  const calls = [...records.call.values()].filter(
    (call) => call.residentId === residentId && records.contact.has(call.contactId),
  );
  const last = lastCall(calls, now);
  const name = last && records.contact.get(last.contactId)?.name;
  if (last?.kind === 'missed' && name)
    return { kind: 'missed', contactId: last.contactId, name, at: last.at };
  if (media) return { kind: 'no-camera', why: media };
  const address = records.resident.get(residentId)?.address ?? '';
  return { kind: 'greeting', address, spoke: last && name ? { name, at: last.at } : null };
}
