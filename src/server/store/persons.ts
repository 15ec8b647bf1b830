import type { BlobHash, Id } from '../../protocol/primitives.ts';
import type { Kind } from '../../protocol/records.ts';
import type { Db } from './schema.ts';

/** A living record that is somebody's, as it is stored. */
export type OwnedRecord = { kind: Kind; id: Id; body: string };

/** Which kinds of records there are of this resident. */
export async function kindsOf(db: Db, facilityId: Id, residentId: Id): Promise<Kind[]> {
  const rows = await owned(db, facilityId, residentId).select('kind').distinct().orderBy('kind').execute();
  return rows.map(({ kind }) => kind);
}

/** Everything of one kind that is this resident's, themselves included. */
export async function recordsOf(db: Db, facilityId: Id, residentId: Id, kind?: Kind): Promise<OwnedRecord[]> {
  const all = owned(db, facilityId, residentId).select(['kind', 'id', 'body']).orderBy('seq');
  return await (kind ? all.where('kind', '=', kind) : all).execute();
}

function owned(db: Db, facilityId: Id, residentId: Id) {
  return db
    .selectFrom('record')
    .where('facility_id', '=', facilityId)
    .where('resident_id', '=', residentId)
    .where('deleted', '=', 0);
}

/** Every photo and voice that such texts name, in whichever field: also what was there before and is only in the log. */
export function hashesIn(texts: readonly string[]): BlobHash[] {
  const found = texts.flatMap((text) =>
    [...text.matchAll(/"([0-9a-f]{64})"/g)].map(([, hash]) => hash ?? ''),
  );
  return [...new Set(found)];
}

/** What the log has about this resident, as it is stored. */
export async function loggedValues(db: Db, facilityId: Id, residentId: Id): Promise<string[]> {
  const rows = await db
    .selectFrom('audit')
    .select('fields')
    .where('facility_id', '=', facilityId)
    .where('resident_id', '=', residentId)
    .execute();
  return rows.map(({ fields }) => fields);
}
