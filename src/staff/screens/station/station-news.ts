import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Call } from '../../../protocol/records.ts';
import type { Entry } from '../residents/find-residents.ts';

/** Who rang in vain yesterday evening has been seen to this morning, or is in the history. */
const MISSED_MS = 12 * 60 * 60 * 1000;
/** Somebody who takes the call back at once has changed their mind. */
const IN_EARNEST_MS = 5_000;

type Calls = ReadonlyMap<Id, Call>;

/** What colleagues are doing at other consoles: the calls that somebody else has answered, or made, and that go on. */
export function elsewhere(calls: Calls, self: Id): Entry<Call>[] {
  return stationCalls(calls).filter(
    ({ body }) =>
      (body.state === 'connecting' || body.state === 'connected') &&
      body.staffId !== null &&
      body.staffId !== self,
  );
}

/**
 * Residents whom nobody at the station has answered, the longest waiting first; one line each. Nothing of those with
 * whom some carer has spoken since, or who were seen to.
 * @param seen calls that somebody here has dealt with
 */
export function missed(calls: Calls, { now, seen }: { now: EpochMs; seen: ReadonlySet<Id> }): Entry<Call>[] {
  const last = new Map<Id, Entry<Call>>();
  for (const one of stationCalls(calls).sort((a, b) => a.body.startedAt - b.body.startedAt)) {
    const { residentId } = one.body;
    if (one.body.connectedAt !== null) last.delete(residentId);
    else if (isMissed(one.body, now) && !seen.has(one.id)) last.set(residentId, one);
  }
  return [...last.values()].sort((a, b) => a.body.startedAt - b.body.startedAt);
}

function isMissed({ caller, state, outcome, startedAt, endedAt }: Call, now: EpochMs): boolean {
  if (caller !== 'tablet' || state !== 'ended' || startedAt < now - MISSED_MS) return false;
  return outcome !== 'cancelled' || (endedAt ?? startedAt) - startedAt >= IN_EARNEST_MS;
}

function stationCalls(calls: Calls): Entry<Call>[] {
  return [...calls].filter(([, body]) => body.contactKind === 'station').map(([id, body]) => ({ id, body }));
}
