import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Subscription } from '../notify/subscriptions.ts';
import { listBodies } from '../store/records.ts';
import type { Db } from '../store/schema.ts';

/** A relative's device that may be woken. */
export type Wakeable = Subscription & { deviceId: Id };

type Whose = { facilityId: Id; deviceId: Id };

/** A renewed subscription takes the place of the device's old one. */
export async function keepRingSubscription(
  db: Db,
  { facilityId, deviceId }: Whose,
  { endpoint, keys, now }: Subscription & { now: EpochMs },
): Promise<void> {
  const row = { facility_id: facilityId, endpoint, p256dh: keys.p256dh, auth: keys.auth, created_at: now };
  await db
    .insertInto('ring_subscription')
    .values({ device_id: deviceId, ...row })
    .onConflict((on) => on.column('device_id').doUpdateSet(row))
    .execute();
}

export async function forgetRingSubscription(db: Db, deviceId: Id): Promise<void> {
  await db.deleteFrom('ring_subscription').where('device_id', '=', deviceId).execute();
}

/** The push service says that there is no such browser any more. @returns whose it was */
export async function forgetRingEndpoint(db: Db, endpoint: string): Promise<Whose[]> {
  const rows = await db
    .deleteFrom('ring_subscription')
    .where('endpoint', '=', endpoint)
    .returning(['facility_id', 'device_id'])
    .execute();
  return rows.map((row) => ({ facilityId: row.facility_id, deviceId: row.device_id }));
}

/** The devices of a contact that may be woken: those that staff revoked are no devices any more. */
export async function wakeableOf(db: Db, facilityId: Id, contactId: Id): Promise<Wakeable[]> {
  const devices = await listBodies(db, facilityId, 'device', { contactId });
  const found = await Promise.all(devices.map(({ id }) => findWakeable(db, { facilityId, deviceId: id })));
  return found.filter((one) => one !== null);
}

export async function findWakeable(db: Db, { facilityId, deviceId }: Whose): Promise<Wakeable | null> {
  const row = await db
    .selectFrom('ring_subscription')
    .select(['endpoint', 'p256dh', 'auth'])
    .where('facility_id', '=', facilityId)
    .where('device_id', '=', deviceId)
    .executeTakeFirst();
  return row ? { deviceId, endpoint: row.endpoint, keys: { p256dh: row.p256dh, auth: row.auth } } : null;
}

/** Those of devices that are gone. */
export async function sweepRingSubscriptions(db: Db): Promise<void> {
  await db
    .deleteFrom('ring_subscription')
    .where('device_id', 'not in', (eb) =>
      eb.selectFrom('record').select('id').where('kind', '=', 'device').where('deleted', '=', 0),
    )
    .execute();
}
