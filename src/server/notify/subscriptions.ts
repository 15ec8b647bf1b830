import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Db } from '../store/schema.ts';

export type Subscription = {
  endpoint: string;
  keys: { p256dh: string; auth: string };
};

export type Owner = {
  facilityId: Id;
  /** The staff member (or, once relatives are rung by push, the device). */
  ownerId: Id;
  /** Dies with this credential: at sign-out, removal, or its end. */
  credentialHash: string;
};

/** Call it in a transaction. One for each browser: a renewed one takes the place of the old, and another person's at the same browser too. */
export async function keepSubscription(
  db: Db,
  { facilityId, ownerId, credentialHash }: Owner,
  { endpoint, keys, now }: Subscription & { now: EpochMs },
): Promise<void> {
  await db
    .deleteFrom('push_subscription')
    .where((eb) => eb.or([eb('endpoint', '=', endpoint), eb('credential_hash', '=', credentialHash)]))
    .execute();
  const whose = { facility_id: facilityId, owner_id: ownerId, credential_hash: credentialHash };
  const row = { endpoint, ...whose, p256dh: keys.p256dh, auth: keys.auth, created_at: now, shown_at: null };
  await db.insertInto('push_subscription').values(row).execute();
}

export async function forgetSubscriptionOf(db: Db, credentialHash: string): Promise<void> {
  await db.deleteFrom('push_subscription').where('credential_hash', '=', credentialHash).execute();
}

/** The push service says that there is no such browser any more. */
export async function forgetEndpoint(db: Db, endpoint: string): Promise<void> {
  await db.deleteFrom('push_subscription').where('endpoint', '=', endpoint).execute();
}

/** The browsers of this person that are still signed in. */
export async function subscriptionsOf(
  db: Db,
  { facilityId, ownerId, now }: { facilityId: Id; ownerId: Id; now: EpochMs },
): Promise<Subscription[]> {
  const rows = await db
    .selectFrom('push_subscription')
    .innerJoin('credential', 'credential.hash', 'push_subscription.credential_hash')
    .select(['endpoint', 'p256dh', 'auth'])
    .where('push_subscription.facility_id', '=', facilityId)
    .where('owner_id', '=', ownerId)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .execute();
  return rows.map(({ endpoint, p256dh, auth }) => ({ endpoint, keys: { p256dh, auth } }));
}

/** Of the browser with this session; null: it is not subscribed. */
export async function ownSubscription(
  db: Db,
  credentialHash: string,
): Promise<{ endpoint: string; shownAt: EpochMs | null } | null> {
  const row = await db
    .selectFrom('push_subscription')
    .select(['endpoint', 'shown_at'])
    .where('credential_hash', '=', credentialHash)
    .executeTakeFirst();
  return row
    ? { endpoint: row.endpoint, shownAt: row.shown_at === null ? null : Number(row.shown_at) }
    : null;
}

/** Its worker has shown an alert. Nothing, where it is not subscribed (any more). */
export async function noteShown(db: Db, credentialHash: string, now: EpochMs): Promise<void> {
  await db
    .updateTable('push_subscription')
    .set({ shown_at: now })
    .where('credential_hash', '=', credentialHash)
    .execute();
}

/** Those whose browser has signed out since. */
export async function sweepSubscriptions(db: Db): Promise<void> {
  await db
    .deleteFrom('push_subscription')
    .where('credential_hash', 'not in', (eb) => eb.selectFrom('credential').select('hash'))
    .execute();
}
