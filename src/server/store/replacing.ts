import type { Id } from '../../protocol/primitives.ts';
import { Refused } from '../refused.ts';
import type { Actor } from './audit.ts';
import { forgetHealth } from './health.ts';
import { bindPairing, forgetPairings, shownPairing } from './pairings.ts';
import type { Store } from './store.ts';
import type { Writing } from './writing.ts';

type Replacing = { by: Actor; code: string; tabletId: Id };

/**
 * The tablet that shows this code takes the place of `tabletId`: name, person and settings stay where they are, because
 * the place keeps its record. The old one loses its credential in the same transaction, so that there is never a moment
 * with two of them or none. The same twice is once.
 * @throws Refused `wrong-code`, `not-found` for the place
 */
export async function replaceTablet(
  store: Store,
  facilityId: Id,
  { by, code, tabletId }: Replacing,
): Promise<void> {
  const work = async (writing: Writing) => {
    const pairing = await shownPairing(writing, code);
    if (pairing.facility_id === facilityId && pairing.tablet_id === tabletId) return;
    if (pairing.tablet_id !== null) throw new Refused('wrong-code');
    const place = await writing.get('tablet', tabletId);
    if (!place) throw new Refused('not-found');
    await dismissBrowser(writing, tabletId);
    // A battery's week belongs to the thing that has the battery.
    await forgetHealth(writing.db, facilityId, tabletId);
    const { now } = writing;
    await writing.put('tablet', tabletId, { ...place, pairedAt: now, lockedAt: null, lostAt: null });
    await bindPairing(writing, pairing, tabletId);
  };
  await store.write(facilityId, work, by);
}

/**
 * Whatever browser is this tablet now is nobody from here on, and forgets all at its next contact. That includes one
 * that was paired minutes ago and could still claim its credential again.
 */
export async function dismissBrowser(writing: Writing, tabletId: Id): Promise<void> {
  await writing.signOut(tabletId);
  await forgetPairings(writing.db, writing.facilityId, tabletId);
}
