import { webcrypto } from 'node:crypto';
import type { RequestOf } from '../../protocol/http.ts';
import { matchesPin } from '../../protocol/pin.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Facility } from '../../protocol/records.ts';
import type { Servable } from '../../protocol/tablet-routes.ts';
import type { TabletPrincipal } from '../principal.ts';
import { Refused } from '../refused.ts';
import { holderOf } from '../store/cards.ts';
import type { Db } from '../store/schema.ts';
import { facilityOf, inOrder, livingIn, mustShowFaces, mustWait } from '../store/shown-faces.ts';
import type { Store } from '../store/store.ts';
import type { Writing } from '../store/writing.ts';
import { serve } from './sessions.ts';

/*
 * How a shared tablet that waits comes to serve somebody: staff choose behind the PIN, the person shows their card, or
 * taps their face where the house shows faces.
 */

type Way = RequestOf<'openSession'>['by'];

/** Everybody in the house, for staff at the tablet. @throws Refused `wrong-code`, `not-allowed`: it does not wait */
export async function peopleForStaff(db: Db, tablet: TabletPrincipal, pin: string): Promise<Servable[]> {
  await mustWait(db, tablet);
  await mustKnow(await facilityOf(db, tablet.facilityId), pin);
  const people = (await livingIn(db, tablet.facilityId)).map(({ id, body }) => ({
    residentId: id,
    name: `${body.givenName} ${body.familyName}`.trim(),
    room: body.room,
    // Staff know whom they bring; a photo would be one more that the tablet must not keep.
    photo: null,
  }));
  return inOrder(people);
}

/**
 * Begins the session `id` on the tablet that asks.
 * @throws Refused `wrong-code`: PIN or card · `not-allowed`: no shared tablet, no faces or cards in this house, or gone from it ·
 * `conflict`: it serves somebody · `not-found`
 */
export async function openSession(
  store: Store,
  { facilityId, tabletId }: TabletPrincipal,
  { id, by }: { id: Id; by: Way },
): Promise<void> {
  // Slow on purpose: not while the database is held.
  if (by.with === 'pin') await mustKnow(await facilityOf(store.db, facilityId), by.pin);
  const work = async (writing: Writing) => {
    const tablet = await writing.get('tablet', tabletId);
    if (tablet?.kind !== 'shared') throw new Refused('not-allowed');
    const residentId = await chosen(writing, by);
    await serve(writing, { id, tabletId, residentId });
  };
  await store.write(facilityId, work, { kind: 'tablet', id: tabletId });
}

async function chosen(writing: Writing, by: Way): Promise<Id> {
  switch (by.with) {
    case 'pin':
      return by.residentId;
    case 'face':
      mustShowFaces(await facilityOf(writing.db, writing.facilityId));
      return by.residentId;
    case 'card': {
      if (!(await facilityOf(writing.db, writing.facilityId)).chooseByCard) throw new Refused('not-allowed');
      const holder = await holderOf(writing, by.secret);
      if (holder === null) throw new Refused('wrong-code');
      return holder;
    }
  }
}

async function mustKnow({ pin: check }: Facility, pin: string): Promise<void> {
  const isPin = check !== null && (await matchesPin(pin, check, webcrypto as Crypto));
  if (!isPin) throw new Refused('wrong-code');
}
