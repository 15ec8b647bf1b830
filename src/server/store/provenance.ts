import { isDeepStrictEqual } from 'node:util';
import type { EpochMs, Id, Sequence } from '../../protocol/primitives.ts';
import type { Kind } from '../../protocol/records.ts';
import type { Db } from './schema.ts';

/** Who changed something: a staff member, tablet or relative's device, in which of their browsers, and when. */
export type Author = { actor: Id; client: Id | null; at: EpochMs };

/** The last change of one field of one record. */
export type FieldChange = Author & { seq: Sequence };

/** Kinds whose single fields people change from several places. */
export const MERGED_KINDS = ['facility', 'resident', 'contact', 'tablet', 'line', 'channel'] as const;
export type MergedKind = (typeof MERGED_KINDS)[number];

export const isMerged = (kind: Kind): kind is MergedKind => (MERGED_KINDS as readonly Kind[]).includes(kind);

/** Fields that were never changed since the record was made are not in it. */
export async function findFieldChanges(
  db: Db,
  facilityId: Id,
  { kind, id }: { kind: MergedKind; id: Id },
): Promise<ReadonlyMap<string, FieldChange>> {
  const rows = await db
    .selectFrom('field_change')
    .select(['field', 'seq', 'actor', 'client', 'at'])
    .where('facility_id', '=', facilityId)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .execute();
  return new Map(
    rows.map(({ field, seq, at, ...who }) => [field, { ...who, seq: Number(seq), at: Number(at) }]),
  );
}

type Edited = { kind: MergedKind; id: Id; before: object; after: object };

/** In the transaction that changed them. */
export async function noteFieldChanges(
  db: Db,
  facilityId: Id,
  { kind, id, before, after, ...change }: Edited & FieldChange,
): Promise<void> {
  const fields = changedFields(before, after);
  if (fields.length === 0) return;
  await db
    .insertInto('field_change')
    .values(fields.map((field) => ({ facility_id: facilityId, kind, id, field, ...change })))
    .onConflict((on) => on.columns(['facility_id', 'kind', 'id', 'field']).doUpdateSet(change))
    .execute();
}

/** Goes with the record. */
export async function forgetFieldChanges(db: Db, facilityId: Id, id: Id): Promise<void> {
  await db.deleteFrom('field_change').where('facility_id', '=', facilityId).where('id', '=', id).execute();
}

/** Fields whose value is another one now. */
function changedFields(before: object, after: object): string[] {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).flatMap(([field, value]) =>
    isDeepStrictEqual(old.get(field), value) ? [] : [field],
  );
}
