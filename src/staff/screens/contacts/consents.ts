import type { Id } from '../../../protocol/primitives.ts';
import type { Call, Consent } from '../../../protocol/records.ts';

export type ConsentEntry = { readonly id: Id; readonly body: Consent };

/** Every consent about this contact, the newest first. */
export function consentsOf(consents: ReadonlyMap<Id, Consent>, contactId: Id): ConsentEntry[] {
  return [...consents]
    .filter(([, body]) => body.contactId === contactId)
    .map(([id, body]) => ({ id, body }))
    .sort((a, b) => b.body.askedAt - a.body.askedAt);
}

/** A month before it ends it is time to ask again. */
export const endsSoon = ({ until }: Consent, now: number): boolean => until - now < 30 * 24 * 60 * 60 * 1000;

/** How often a call was answered by itself while this consent counted. */
export function usesOf({ contactId, askedAt, until, withdrawnAt }: Consent, calls: Iterable<Call>): number {
  const end = Math.min(until, withdrawnAt ?? until);
  let uses = 0;
  for (const call of calls) {
    const at = call.answeredAt ?? 0;
    const isTheirs = call.contactId === contactId && call.answeredBy === 'itself';
    if (isTheirs && at >= askedAt && at <= end) uses += 1;
  }
  return uses;
}
