import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Call, Contact, Outcome, Resident, Tablet } from '../../../protocol/records.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
export const SILENT_DAYS = 10;

type Known = {
  calls: ReadonlyMap<Id, Call>;
  contacts: ReadonlyMap<Id, Contact>;
  residents: ReadonlyMap<Id, Resident>;
  tablets: ReadonlyMap<Id, Tablet>;
  now: EpochMs;
};

/** Who hung up before anybody could answer has not tried to reach somebody. */
const IN_VAIN: readonly (Outcome | null)[] = ['missed', 'declined', 'busy', 'failed', 'offline'];

export type NotReached = { contactId: Id; residentId: Id; tries: number; lastAt: EpochMs };

/**
 * Contacts whom their resident tried in the last seven days, every time in vain, and with whom they have not spoken since
 * in any other way; the most tries first. Of archived residents neither list says anything.
 */
export function notReached({ calls, contacts, residents, now }: Known): NotReached[] {
  const found = new Map<Id, NotReached>();
  const spoken = new Set<Id>();
  for (const { contactId, residentId, caller, outcome, startedAt, contactKind } of calls.values()) {
    // Whom the carers have not answered is over every page, as long as it matters.
    if (startedAt <= now - WEEK_MS || contactKind === 'station') continue;
    if (outcome === 'completed') spoken.add(contactId);
    if (caller !== 'tablet' || !IN_VAIN.includes(outcome)) continue;
    const { tries, lastAt } = found.get(contactId) ?? { tries: 0, lastAt: 0 };
    found.set(contactId, {
      contactId,
      residentId,
      tries: tries + 1,
      lastAt: Math.max(lastAt, startedAt),
    });
  }
  return [...found.values()]
    .filter(({ contactId }) => contacts.has(contactId) && !spoken.has(contactId))
    .filter(({ residentId }) => residents.get(residentId)?.archivedAt === null)
    .sort((a, b) => b.tries - a.tries || b.lastAt - a.lastAt);
}

/** `lastAt`: when they last spoke with anybody; null: never. */
export type Silent = { residentId: Id; lastAt: EpochMs | null };

/**
 * Residents who have spoken with nobody for ten days, the longest silence first. Whose tablet is newer than that, or who
 * has none, is not among them: there was no way to call.
 */
export function silent({ calls, residents, tablets, now }: Known): Silent[] {
  const since = now - SILENT_DAYS * DAY_MS;
  const last = new Map<Id, EpochMs>();
  // A word with the carers is no word from outside.
  for (const { residentId, outcome, state, startedAt, contactKind } of calls.values())
    if (contactKind === 'relative' && (outcome === 'completed' || state === 'connected'))
      last.set(residentId, Math.max(last.get(residentId) ?? 0, startedAt));
  const reachable = new Set(
    [...tablets.values()].filter(({ pairedAt }) => pairedAt <= since).map(({ residentId }) => residentId),
  );
  return [...residents]
    .filter(
      ([id, { archivedAt }]) => archivedAt === null && reachable.has(id) && (last.get(id) ?? 0) <= since,
    )
    .map(([residentId]) => ({ residentId, lastAt: last.get(residentId) ?? null }))
    .sort((a, b) => (a.lastAt ?? 0) - (b.lastAt ?? 0));
}
