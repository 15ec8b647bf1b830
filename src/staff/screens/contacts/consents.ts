import type { Id } from '../../../protocol/primitives.ts';
import type { Consent } from '../../../protocol/records.ts';

export type ConsentEntry = { readonly id: Id; readonly body: Consent };

/** Every consent about this contact, the newest first. */
export function consentsOf(consents: ReadonlyMap<Id, Consent>, contactId: Id): ConsentEntry[] {
  return [...consents]
    .filter(([, body]) => body.contactId === contactId)
    .map(([id, body]) => ({ id, body }))
    .sort((a, b) => b.body.askedAt - a.body.askedAt);
}

/** Does it count now? */
export const isInForce = ({ until, withdrawnAt }: Consent, now: number): boolean =>
  withdrawnAt === null && now < until;

/** A month before it ends it is time to ask again. */
export const endsSoon = ({ until }: Consent, now: number): boolean => until - now < 30 * 24 * 60 * 60 * 1000;
