import type { AuditEntry, Deed, FieldEdit } from '../../protocol/people.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Kind } from '../../protocol/records.ts';
import { findBody } from './records.ts';
import type { Db, Schema } from './schema.ts';

/** Who writes. `null`: the server itself (calls, the demo), of which no log is kept: calls have their own history. */
export type Actor = { kind: AuditEntry['actor']['kind']; id: Id } | null;

/** Where and by whom. */
export type Scene = { db: Db; facilityId: Id; now: EpochMs; by: Actor };

/** A record as it was and as it is; null: not there. */
export type Edit = {
  kind: Kind;
  id: Id;
  before: object | null;
  after: object | null;
  residentId: Id | null;
};

/** What residents and relatives do all day has its own history; their changes of a *record* are what is logged. */
const OWN_HISTORY: readonly Kind[] = ['call', 'wish', 'help', 'visit', 'message'];

/** A conflict is made by the server, of two changes that are both in the log; tablets tell by themselves what they showed. */
const NOBODYS: readonly Kind[] = ['conflict', 'showing'];

/** The values of these are about a person, and go with the person. */
const ABOUT_A_PERSON: readonly Kind[] = [
  'resident',
  'contact',
  'address',
  'device',
  'consent',
  'help',
  'visit',
];

/** Known only as *changed*: from the check of a four-digit PIN the PIN is guessed in minutes. */
const SECRET_FIELDS: readonly string[] = ['pin'];

/** Logs a change in the transaction that makes it. Whoever erases a person erases the values that were logged. */
export async function noteEdit(scene: Scene, edit: Edit): Promise<void> {
  if (edit.after === null && ABOUT_A_PERSON.includes(edit.kind)) await purgeValues(scene, edit);
  if (NOBODYS.includes(edit.kind)) return;
  if (scene.by === null || (scene.by.kind !== 'staff' && OWN_HISTORY.includes(edit.kind))) return;
  const fields = edit.after === null ? [] : fieldEdits(edit.before, edit.after);
  if (edit.after !== null && fields.length === 0) return;
  const deed = edit.after === null ? 'remove' : edit.before === null ? 'create' : 'update';
  await insert(scene, { deed, kind: edit.kind, recordId: edit.id, residentId: edit.residentId, fields });
}

/** Logs what is no change of a record: an invitation, a sign-in, a new passkey. */
export async function noteDeed(
  scene: Scene,
  deed: Deed,
  what: { recordId: Id; fields?: readonly FieldEdit[]; kind?: Kind; residentId?: Id },
): Promise<void> {
  await insert(scene, { deed, kind: 'staff', residentId: null, fields: [], ...what });
}

/** The fields that differ. Values are JSON, compared as such. */
function fieldEdits(before: object | null, after: object): FieldEdit[] {
  const [was, is] = [{ ...before }, { ...after }] as Record<string, unknown>[];
  return Object.keys({ ...was, ...is }).flatMap((field) => {
    const edit = { field, before: was?.[field] ?? null, after: is?.[field] ?? null };
    if (JSON.stringify(edit.before) === JSON.stringify(edit.after)) return [];
    return [SECRET_FIELDS.includes(field) ? { field, before: null, after: null } : edit];
  });
}

type Entry = Omit<AuditEntry, 'n' | 'at' | 'actor' | 'purged' | 'fields'> & { fields: readonly FieldEdit[] };

async function insert({ db, facilityId, now, by }: Scene, entry: Entry): Promise<void> {
  if (by === null) return;
  const { audit_seq: n } = await db
    .updateTable('facility')
    .set((eb) => ({ audit_seq: eb('audit_seq', '+', 1) }))
    .where('id', '=', facilityId)
    .returning('audit_seq')
    .executeTakeFirstOrThrow();
  const row: Schema['audit'] = {
    facility_id: facilityId,
    n: Number(n),
    at: now,
    actor_kind: by.kind,
    actor_id: by.id,
    actor_name: await nameOf(db, facilityId, by),
    deed: entry.deed,
    kind: entry.kind,
    record_id: entry.recordId,
    resident_id: entry.residentId,
    fields: JSON.stringify(entry.fields),
    purged: 0,
  };
  await db.insertInto('audit').values(row).execute();
}

/** A relative is a person whom the facility may have to forget: their entries carry no name. */
async function nameOf(db: Db, facilityId: Id, by: NonNullable<Actor>): Promise<string> {
  if (by.kind === 'relative') return '';
  const body = await findBody(db, facilityId, by.kind, by.id);
  return body?.name ?? '';
}

/** Takes the values out of every entry about this resident or one of these records; that something was done remains. */
export async function purgePerson(
  db: Db,
  facilityId: Id,
  { residentId, recordIds }: { residentId: Id; recordIds: readonly Id[] },
): Promise<void> {
  const purge = db
    .updateTable('audit')
    .set({ fields: '[]', purged: 1 })
    .where('facility_id', '=', facilityId)
    .where('fields', '!=', '[]');
  await purge.where('resident_id', '=', residentId).execute();
  for (const id of recordIds) await purge.where('record_id', '=', id).execute();
}

async function purgeValues({ db, facilityId }: Scene, { kind, id }: Edit): Promise<void> {
  await db
    .updateTable('audit')
    .set({ fields: '[]', purged: 1 })
    .where('facility_id', '=', facilityId)
    .where('kind', '=', kind)
    .where('record_id', '=', id)
    .execute();
}

/** Two years: longer than a dispute takes to arise, and not for ever (`docs/security.md`). */
const KEPT_MS = 2 * 366 * 24 * 60 * 60 * 1000;

export async function sweepAudit(db: Db, now: EpochMs): Promise<void> {
  await db
    .deleteFrom('audit')
    .where('at', '<', now - KEPT_MS)
    .execute();
}
