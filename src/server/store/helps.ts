import type { Id, Sequence } from '../../protocol/primitives.ts';
import type { Help } from '../../protocol/records.ts';
import { changeOf, newestSequence } from './records.ts';
import type { Db } from './schema.ts';

type Helps = { helps: { id: Id; body: Help | null }[]; seq: Sequence };

/** The requests for help that changed after `since`, null for one that was erased, and up to where that is all. */
export async function listHelpsAfter(db: Db, facilityId: Id, since: Sequence): Promise<Helps> {
  return await db.transaction().execute(async (tx) => {
    const seq = await newestSequence(tx, facilityId);
    const rows = await tx
      .selectFrom('record')
      .select(['kind', 'id', 'seq', 'deleted', 'body'])
      .where('facility_id', '=', facilityId)
      .where('seq', '>', since)
      .where('kind', '=', 'help')
      .execute();
    const helps = rows.flatMap((row) => {
      const { kind, id, body } = changeOf(row);
      return kind === 'help' ? [{ id, body }] : [];
    });
    return { helps, seq };
  });
}
