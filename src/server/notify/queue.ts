import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Db } from '../store/schema.ts';
import type { Channel, Parcel } from './carriers.ts';

/** Everything about a message but how it goes out. */
export type NewMessage = {
  id: Id;
  facilityId: Id;
  channel: Channel;
  /** Whose limit it counts on: a staff member, a contact, or the address itself. */
  person: string;
  to: string;
  body: string;
  /** Sent only once under this name. */
  once: string;
  createdAt: EpochMs;
  expiresAt: EpochMs;
};

export type Receipt = {
  state: 'waiting' | 'accepted' | 'failed';
  tries: number;
  why: string | null;
  at: EpochMs | null;
};

/** How many may be sent in a time: to one person, and from one house. */
export type Limit = { perPerson: number; perFacility: number; withinMs: number };

/** @returns why it was not put into the queue; null: it was */
export async function enqueue(db: Db, message: NewMessage, limit: Limit): Promise<'twice' | 'limit' | null> {
  return await db.transaction().execute(async (tx) => {
    const { facilityId, channel, person, createdAt } = message;
    const twin = await tx
      .selectFrom('message')
      .select('id')
      .where('facility_id', '=', facilityId)
      .where('once', '=', message.once)
      .executeTakeFirst();
    if (twin) return 'twice';
    const recent = await tx
      .selectFrom('message')
      .select('person')
      .where('facility_id', '=', facilityId)
      .where('channel', '=', channel)
      .where('created_at', '>', createdAt - limit.withinMs)
      .execute();
    const own = recent.filter((one) => one.person === person).length;
    if (own >= limit.perPerson || recent.length >= limit.perFacility) return 'limit';
    await tx
      .insertInto('message')
      .values({
        id: message.id,
        facility_id: facilityId,
        channel,
        person,
        address: message.to,
        body: message.body,
        once: message.once,
        state: 'waiting',
        tries: 0,
        why: null,
        created_at: createdAt,
        next_at: createdAt,
        expires_at: message.expiresAt,
        done_at: null,
      })
      .execute();
    return null;
  });
}

export type Due = Parcel & { facilityId: Id; tries: number };

/** What is to be tried now, or is out of date, the oldest first. */
export async function dueMessages(db: Db, channel: Channel, now: EpochMs): Promise<Due[]> {
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('channel', '=', channel)
    .where((eb) => eb.or([eb('next_at', '<=', now), eb('expires_at', '<=', now)]))
    .orderBy('next_at')
    .limit(16)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    facilityId: row.facility_id,
    to: row.address,
    body: row.body,
    expiresAt: Number(row.expires_at),
    tries: row.tries,
  }));
}

/** Counted before it is tried: one that brings the server down is not tried for ever. */
export async function noteTry(db: Db, id: Id, nextAt: EpochMs): Promise<void> {
  await db
    .updateTable('message')
    .set((eb) => ({ tries: eb('tries', '+', 1), next_at: nextAt }))
    .where('id', '=', id)
    .execute();
}

export async function postpone(db: Db, id: Id, { nextAt, why }: { nextAt: EpochMs; why: string }) {
  await db.updateTable('message').set({ next_at: nextAt, why }).where('id', '=', id).execute();
}

/** It is over. What was said, and links with secrets in it, go; that it was said stays for a while. */
export async function finish(
  db: Db,
  id: Id,
  { state, why, now }: { state: 'accepted' | 'failed'; why: string | null; now: EpochMs },
): Promise<void> {
  await db
    .updateTable('message')
    .set({ state, why, done_at: now, body: '', address: '' })
    .where('id', '=', id)
    .execute();
}

/** What became of a message; null: unknown, or long ago. */
export async function receiptOf(db: Db, facilityId: Id, id: Id): Promise<Receipt | null> {
  const row = await db
    .selectFrom('message')
    .select(['state', 'tries', 'why', 'done_at'])
    .where('facility_id', '=', facilityId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { state, tries, why, done_at } = row;
  return { state, tries, why, at: done_at === null ? null : Number(done_at) };
}

/** When somebody was last sent an SMS or e-mail; null: never, or long ago. */
export async function lastMessageTo(
  db: Db,
  { facilityId, person }: { facilityId: Id; person: string },
): Promise<EpochMs | null> {
  const row = await db
    .selectFrom('message')
    .select((eb) => eb.fn.max('created_at').as('at'))
    .where('facility_id', '=', facilityId)
    .where('person', '=', person)
    .where('channel', 'in', ['sms', 'mail'])
    .executeTakeFirst();
  return row?.at === null || row?.at === undefined ? null : Number(row.at);
}

/** Receipts are kept for a month. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

export async function sweepMessages(db: Db, now: EpochMs): Promise<void> {
  await db
    .deleteFrom('message')
    .where('state', '!=', 'waiting')
    .where('created_at', '<', now - KEPT_MS)
    .execute();
}
