import { randomUUID } from 'node:crypto';
import type { Id } from '../protocol/primitives.ts';
import { ANNE, type As, type House, PNG, type Settled } from './test-house.ts';

/*
 * For the authorisation matrix: who may come, and a world to come into. Everything asked is about the records of *our*
 * facility: Anne, her tablet, and Marie, her daughter. `otherRelative` is Anne's son.
 */

export const EVERYBODY = [
  'nobody',
  'theirTablet',
  'ourTablet',
  'otherRelative',
  'ourRelative',
  'theirStaff',
  'ourStaff',
] as const;
export type Who = (typeof EVERYBODY)[number];

export const signedIn: readonly Who[] = EVERYBODY.filter((who) => who !== 'nobody');

/** A help request and a wish are open; the photo is Anne's. */
export type World = { us: Settled; them: Settled; helpId: Id; wishId: Id; conflictId: Id; photo: string };

/** Two facilities of their own for every single question: nothing that was asked before matters. */
export async function newWorld(house: House): Promise<World> {
  const [us, them] = [await house.settle(), await house.settle()];
  const { residentId, contactId, tabletId } = us;
  const [helpId, wishId, conflictId] = [randomUUID(), randomUUID(), randomUUID()];
  const photo = await house.server.photos.keep(us.facilityId, PNG);
  await house.server.store.write(us.facilityId, async (writing) => {
    await writing.put('resident', residentId, { ...ANNE, photo });
    const open = { askedAt: writing.now, takenAt: null, takenBy: null, closedAt: null };
    await writing.put('help', helpId, { residentId, tabletId, ...open });
    await writing.put('wish', wishId, { residentId, contactId, createdAt: writing.now, doneAt: null });
    const said = (value: string) => ({ value, by: us.staffId, at: writing.now });
    await writing.put('conflict', conflictId, {
      of: 'resident',
      recordId: residentId,
      residentId,
      contactId: null,
      field: 'room',
      kept: said('12'),
      lost: said('14'),
      settledAt: null,
      settledBy: null,
    });
  });
  return { us, them, helpId, wishId, conflictId, photo };
}

export function credentialOf({ us, them }: World, who: Who): As {
  const of: Record<Who, As> = {
    nobody: {},
    theirTablet: them.tablet,
    ourTablet: us.tablet,
    otherRelative: us.otherRelative,
    ourRelative: us.relative,
    theirStaff: them.staff,
    ourStaff: us.staff,
  };
  return of[who];
}

/** Moves with every change in our facility. */
export async function seqOf(house: House, { us }: World): Promise<number> {
  const { db } = house.server.store;
  const row = await db
    .selectFrom('facility')
    .select('seq')
    .where('id', '=', us.facilityId)
    .executeTakeFirstOrThrow();
  return row.seq;
}
