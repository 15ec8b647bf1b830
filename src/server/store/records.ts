import type { Selectable } from 'kysely';
import * as v from 'valibot';
import type { Id } from '../../protocol/primitives.ts';
import { BODIES, type Body, Change, type Kind } from '../../protocol/records.ts';
import type { Db, Schema } from './schema.ts';

type Row = Selectable<Schema['record']>;

/** The stored body, checked: a body that a newer version wrote does not pass for one of ours. */
export function parseBody<K extends Kind>(kind: K, text: string): Body<K> {
  return v.parse(BODIES[kind], JSON.parse(text));
}

/** One record as it goes to clients; deleted ones are tombstones. */
export function changeOf(row: Pick<Row, 'kind' | 'id' | 'seq' | 'deleted' | 'body'>): Change {
  const body: unknown = row.deleted ? null : JSON.parse(row.body);
  return v.parse(Change, { kind: row.kind, id: row.id, seq: Number(row.seq), body });
}

/** A living record's body; null if unknown or deleted. */
export async function findBody<K extends Kind>(
  db: Db,
  facilityId: Id,
  kind: K,
  id: Id,
): Promise<Body<K> | null> {
  const row = await findRow(db, facilityId, kind, id);
  return row && !row.deleted ? parseBody(kind, row.body) : null;
}

export async function findRow(db: Db, facilityId: Id, kind: Kind, id: Id): Promise<Row | null> {
  const row = await db
    .selectFrom('record')
    .selectAll()
    .where('facility_id', '=', facilityId)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Whose records to list: one resident's, one contact's, or with neither the facility's. */
export type Owner = { residentId?: Id; contactId?: Id };

/** Living records of one kind, in the order of their last change. */
export async function listBodies<K extends Kind>(
  db: Db,
  facilityId: Id,
  kind: K,
  { residentId, contactId }: Owner = {},
): Promise<{ id: Id; body: Body<K> }[]> {
  let query = db
    .selectFrom('record')
    .select(['id', 'body'])
    .where('facility_id', '=', facilityId)
    .where('kind', '=', kind)
    .where('deleted', '=', 0);
  if (residentId !== undefined) query = query.where('resident_id', '=', residentId);
  if (contactId !== undefined) query = query.where('contact_id', '=', contactId);
  const rows = await query.orderBy('seq').execute();
  return rows.map(({ id, body }) => ({ id, body: parseBody(kind, body) }));
}

/** Calls that are not over. Ended ones stay for years and are not even read. */
export async function listOpenCalls(db: Db, facilityId: Id): Promise<{ id: Id; call: Body<'call'> }[]> {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'body'])
    .where('facility_id', '=', facilityId)
    .where('kind', '=', 'call')
    .where('deleted', '=', 0)
    .where('body', 'not like', '%"state":"ended"%')
    .orderBy('seq')
    .execute();
  return rows.map(({ id, body }) => ({ id, call: parseBody('call', body) }));
}

/** The facility's newest sequence number; 0 for an unknown facility. */
export async function newestSequence(db: Db, facilityId: Id): Promise<number> {
  const row = await db.selectFrom('facility').select('seq').where('id', '=', facilityId).executeTakeFirst();
  return Number(row?.seq ?? 0);
}
