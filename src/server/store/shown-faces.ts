import type { BlobHash, Id } from '../../protocol/primitives.ts';
import type { Facility, Resident } from '../../protocol/records.ts';
import type { Servable } from '../../protocol/tablet-routes.ts';
import type { TabletPrincipal } from '../principal.ts';
import { Refused } from '../refused.ts';
import { findBody, listBodies } from './records.ts';
import type { Db } from './schema.ts';

/*
 * What a shared tablet that serves nobody may show of people, and to whom: everybody's face where the house chose that,
 * else nothing. It is answered when asked, is in no tablet's scope, and is never kept there.
 */

type Living = { id: Id; body: Resident };

/** The faces that everybody may see, who stands in front of the tablet. @throws Refused `not-allowed`: none */
export async function facesForAll(db: Db, tablet: TabletPrincipal): Promise<Servable[]> {
  await mustWait(db, tablet);
  mustShowFaces(await facilityOf(db, tablet.facilityId));
  return tilesOf(await livingIn(db, tablet.facilityId));
}

/** A tile says the given name, which is what people are called by; the family name's initial only where two share it. */
export function tilesOf(people: readonly Living[]): Servable[] {
  const count = new Map<string, number>();
  for (const { body } of people) count.set(body.givenName, (count.get(body.givenName) ?? 0) + 1);
  const tiles = people.map(({ id, body: { givenName, familyName, photo } }) => {
    const [initial = ''] = familyName;
    const isShared = (count.get(givenName) ?? 0) > 1 && initial !== '';
    return { residentId: id, name: isShared ? `${givenName} ${initial}.` : givenName, room: '', photo };
  });
  return inOrder(tiles);
}

/** By name; of two of the same name always in the same order, because fingers remember places. */
export function inOrder(people: Servable[]): Servable[] {
  return people.sort((a, b) => a.name.localeCompare(b.name, 'fr') || (a.residentId < b.residentId ? -1 : 1));
}

/** May this tablet show that photo, of somebody whom it does not serve? */
export async function isShownFace(db: Db, tablet: TabletPrincipal, hash: BlobHash): Promise<boolean> {
  try {
    return (await facesForAll(db, tablet)).some(({ photo }) => photo === hash);
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

/** @throws Refused `not-allowed`: no shared tablet, a locked one, or one that serves somebody */
export async function mustWait(db: Db, { facilityId, tabletId }: TabletPrincipal): Promise<void> {
  const tablet = await findBody(db, facilityId, 'tablet', tabletId);
  const waits = tablet?.kind === 'shared' && tablet.session === null && tablet.lockedAt === null;
  if (!waits) throw new Refused('not-allowed');
}

/** @throws Refused `not-allowed` */
export function mustShowFaces({ chooseByFace }: Facility): void {
  if (!chooseByFace) throw new Refused('not-allowed');
}

export async function facilityOf(db: Db, facilityId: Id): Promise<Facility> {
  const facility = await findBody(db, facilityId, 'facility', facilityId);
  if (!facility) throw new Refused('not-found');
  return facility;
}

/** Who has not left the house. */
export async function livingIn(db: Db, facilityId: Id): Promise<Living[]> {
  return (await listBodies(db, facilityId, 'resident')).filter(({ body }) => body.archivedAt === null);
}
