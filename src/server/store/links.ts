import type { Id, Secret } from '../../protocol/primitives.ts';
import { issue } from './credentials.ts';
import type { Store } from './store.ts';

type Link = { facilityId: Id; subjectId: Id };

/**
 * A secret for `/staff/#sign-in=…` (subject: the staff member) or `/resident/#pair=…` (subject: the tablet), without end
 * and for any number of browsers. The demo prints them; a real facility has passwords and codes.
 */
export async function createEndlessLink(
  { db, randomBytes, clock }: Store,
  kind: 'sign-in' | 'pairing-link',
  { facilityId, subjectId }: Link,
): Promise<Secret> {
  return await issue(db, randomBytes, { kind, facilityId, subjectId, now: clock() });
}

/** A new secret for `/staff/#setup=…`, for one use; the one before is dead. */
export async function createSetupLink({ db, randomBytes, clock }: Store): Promise<Secret> {
  await db.deleteFrom('credential').where('kind', '=', 'setup').execute();
  const what = { kind: 'setup', facilityId: null, subjectId: 'setup', now: clock(), uses: 1 } as const;
  return await issue(db, randomBytes, what);
}
