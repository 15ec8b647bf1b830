import * as v from 'valibot';
import { AlertChoices, type AlertKind, USUAL_ALERTS } from '../../protocol/alerts.ts';
import type { Id } from '../../protocol/primitives.ts';
import { listBodies } from '../store/records.ts';
import type { Db } from '../store/schema.ts';
import { findOwnLogin } from '../store/ways-in.ts';

export async function choicesOf(db: Db, staffId: Id): Promise<AlertChoices> {
  const row = await db
    .selectFrom('alert_choice')
    .select('choices')
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  // A kind that came later stands as usual until its person has looked.
  const stored: unknown = row ? JSON.parse(row.choices) : {};
  const parsed = v.safeParse(AlertChoices, { ...USUAL_ALERTS, ...(stored as object) });
  return parsed.success ? parsed.output : USUAL_ALERTS;
}

export async function keepChoices(
  db: Db,
  { facilityId, staffId, choices }: { facilityId: Id; staffId: Id; choices: AlertChoices },
): Promise<void> {
  await db.deleteFrom('alert_choice').where('staff_id', '=', staffId).execute();
  const row = { staff_id: staffId, facility_id: facilityId, choices: JSON.stringify(choices) };
  await db.insertInto('alert_choice').values(row).execute();
}

export type Listener = { staffId: Id; byPush: boolean; mailTo: string | null };

/** Who wants to hear of this, and how. */
export async function listenersOf(db: Db, facilityId: Id, kind: AlertKind): Promise<Listener[]> {
  const staff = await listBodies(db, facilityId, 'staff');
  const all = staff.map(async ({ id }) => {
    const { push, mail } = (await choicesOf(db, id))[kind];
    const mailTo = mail ? ((await findOwnLogin(db, id))?.email ?? null) : null;
    return { staffId: id, byPush: push, mailTo };
  });
  return (await Promise.all(all)).filter(({ byPush, mailTo }) => byPush || mailTo !== null);
}
