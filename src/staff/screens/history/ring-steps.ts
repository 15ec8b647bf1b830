import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Call, Contact } from '../../../protocol/records.ts';
import type { RingReceipt } from '../../../protocol/rings.ts';

/**
 * One step of how a call was rung:
 * `page`: an open page rang · `push`, `sms`, `mail`: taken by their service, shown, opened, or not got through · `stand-in`: rung
 * in the first one's place
 */
export type RingStep = {
  at: EpochMs;
  what: 'page' | `${'push' | 'sms' | 'mail'}.${RingReceipt['got']}` | 'stand-in';
  deviceId: Id | null;
  /** Of a stand-in: who. */
  contactId: Id | null;
};

/** The tablet reads six seconds aloud, gives three to change one's mind, and may be slow. */
const HOP_MS = 60_000;

type Known = { calls: ReadonlyMap<Id, Call>; contacts: ReadonlyMap<Id, Contact> };

/** What is known of how this call was rung, in the order in which it came. Nothing for a call to the tablet. */
export function ringSteps(call: Call, known: Known): RingStep[] {
  if (call.caller !== 'tablet') return [];
  const steps = call.receipts.map(
    ({ at, by, got, deviceId }): RingStep => ({
      ...{ at, deviceId, contactId: null },
      what: by === 'page' ? 'page' : `${by}.${got}`,
    }),
  );
  return [...steps, ...standInOf(call, known)].sort((a, b) => a.at - b.at);
}

/** No record says that a call was rung in another's place: it went to the one whom staff named, right after. */
function standInOf(call: Call, { calls, contacts }: Known): RingStep[] {
  const standInId = contacts.get(call.contactId)?.standInId ?? null;
  const isInVain = call.outcome === 'missed' || call.outcome === 'offline';
  if (standInId === null || call.endedAt === null || !isInVain) return [];
  const ended = call.endedAt;
  const hop = [...calls.values()].find(
    (next) =>
      next.residentId === call.residentId &&
      next.contactId === standInId &&
      next.caller === 'tablet' &&
      next.startedAt >= ended &&
      next.startedAt - ended <= HOP_MS,
  );
  return hop ? [{ at: hop.startedAt, what: 'stand-in', deviceId: null, contactId: standInId }] : [];
}
