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

/** One for each browser: a renewed one takes the place of the old, and another person's at the same browser too. */
export async function keepSubscription(
  db: Db,
  { facilityId, ownerId, credentialHash }: Owner,
  { endpoint, keys, now }: Subscription & { now: EpochMs },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('push_subscription')
      .where((eb) => eb.or([eb('endpoint', '=', endpoint), eb('credential_hash', '=', credentialHash)]))
      .execute();
    const whose = { facility_id: facilityId, owner_id: ownerId, credential_hash: credentialHash };
    const row = { endpoint, ...whose, p256dh: keys.p256dh, auth: keys.auth, created_at: now };
    await tx.insertInto('push_subscription').values(row).execute();
  });
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

export async function isSubscribed(db: Db, credentialHash: string): Promise<boolean> {
  const found = await db
    .selectFrom('push_subscription')
    .select('endpoint')
    .where('credential_hash', '=', credentialHash)
    .executeTakeFirst();
  return found !== undefined;
}

/** Those whose browser has signed out since. */
export async function sweepSubscriptions(db: Db): Promise<void> {
  await db
    .deleteFrom('push_subscription')
    .where('credential_hash', 'not in', (eb) => eb.selectFrom('credential').select('hash'))
    .execute();
}
