import { sql } from 'kysely';
import * as v from 'valibot';
import { AuditEntry, type AuditFilter } from '../../protocol/people.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Db, Schema } from './schema.ts';

/** Entries of the audit log that fit the filter, newest first, at most `limit`. */
export async function findEntries(
  db: Db,
  facilityId: Id,
  { before, limit, ...filter }: AuditFilter & { before: number | null; limit: number },
): Promise<AuditEntry[]> {
  let query = db.selectFrom('audit').selectAll().where('facility_id', '=', facilityId);
  if (before !== null) query = query.where('n', '<', before);
  if (filter.actorId !== null) query = query.where('actor_id', '=', filter.actorId);
  if (filter.residentId !== null) query = query.where('resident_id', '=', filter.residentId);
  if (filter.from !== null) query = query.where('at', '>=', filter.from);
  if (filter.until !== null) query = query.where('at', '<', filter.until);
  if (filter.text !== null) {
    // As it stands in the JSON, where a quotation mark has a backslash; `!` lets % and _ be themselves.
    const inJson = JSON.stringify(filter.text).slice(1, -1);
    const like = `%${inJson.replace(/[!%_]/g, '!$&').toLowerCase()}%`;
    const isIn = (column: 'fields' | 'actor_name') =>
      sql<boolean>`lower(${sql.ref(column)}) like ${like} escape '!'`;
    query = query.where((eb) => eb.or([isIn('fields'), isIn('actor_name')]));
  }
  const rows = await query.orderBy('n', 'desc').limit(limit).execute();
  return rows.map(entryOf);
}

function entryOf(row: Schema['audit']): AuditEntry {
  return v.parse(AuditEntry, {
    n: Number(row.n),
    at: Number(row.at),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    deed: row.deed,
    kind: row.kind,
    recordId: row.record_id,
    residentId: row.resident_id,
    fields: JSON.parse(row.fields),
    purged: row.purged === 1,
  });
}
