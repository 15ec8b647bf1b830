import type { Id, Sequence } from '../../protocol/primitives.ts';
import { newSecret, type RandomBytes } from './credentials.ts';
import type { Db } from './schema.ts';

/*
 * A backup that is restored goes on counting from an old sequence number, and soon passes the one that a tablet has seen:
 * that tablet would keep what never happened, and never hear of what did. So every start of the server begins an epoch,
 * with a name that nobody can guess and the number at which it began. What a client has seen holds if its epoch is in
 * this database's own past, and went on at least as far as the client had read:
 *
 *     a ──────────┬─ 900 ─ b ─────── 1000 ─ (a client has read b up to 1000)
 *                 └─ 900 ─ c ──────────────── 1100   the backup of a, restored: nobody here knows b, so it starts anew
 */

/** Long enough that no two ever meet; the wire's name of a scope has 64 characters. */
const NAME_CHARS = 12;
/** A server that crashes for days. Who comes from before starts anew. */
const REMEMBERED = 1000;

/** Begins an epoch in every facility. Call once, before anybody asks. */
export async function beginEpochs(db: Db, randomBytes: RandomBytes): Promise<void> {
  const id = newSecret(randomBytes).slice(0, NAME_CHARS);
  await db.transaction().execute(async (tx) => {
    for (const { id: facilityId, seq } of await tx.selectFrom('facility').select(['id', 'seq']).execute()) {
      const n = ((await newest(tx, facilityId))?.n ?? 0) + 1;
      await tx.insertInto('epoch').values({ facility_id: facilityId, n, id, seq }).execute();
      await tx
        .deleteFrom('epoch')
        .where('facility_id', '=', facilityId)
        .where('n', '<=', n - REMEMBERED)
        .execute();
    }
  });
}

/** The name of what is counted now. Empty: the facility is younger than the last start. */
export async function currentEpoch(db: Db, facilityId: Id): Promise<string> {
  return (await newest(db, facilityId))?.id ?? '';
}

/** Did this facility, as it is in this database, ever stand at that number in that epoch? */
export async function isInOurPast(
  db: Db,
  facilityId: Id,
  { epoch, since, newest: last }: { epoch: string; since: Sequence; newest: Sequence },
): Promise<boolean> {
  const rows = db.selectFrom('epoch').select(['n', 'seq']).where('facility_id', '=', facilityId);
  const known = epoch === '' ? { n: 0 } : await rows.where('id', '=', epoch).executeTakeFirst();
  if (!known) return false;
  const next = await rows.where('n', '>', known.n).orderBy('n').limit(1).executeTakeFirst();
  return since <= Number(next?.seq ?? last);
}

function newest(db: Db, facilityId: Id) {
  return db
    .selectFrom('epoch')
    .select(['n', 'id'])
    .where('facility_id', '=', facilityId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
}
