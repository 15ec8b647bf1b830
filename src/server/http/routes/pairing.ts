import type { Id } from '../../../protocol/primitives.ts';
import { Refused } from '../../refused.ts';
import { claimPairing, confirmPairing, pairByLink, startPairing } from '../../store/pairings.ts';
import { replaceTablet } from '../../store/replacing.ts';
import type { Store } from '../../store/store.ts';
import { type Handler, staffOf } from '../handlers.ts';
import type { Throttle } from '../throttle.ts';

/** `starts`: codes for an address, so that nobody fills the table. `wrongCodes`: guesses of a staff member. */
type Deps = { store: Store; starts: Throttle; wrongCodes: Throttle };

export function start({ store, starts }: Deps): Handler<'startPairing'> {
  return async ({ address }) => {
    await starts.take(address);
    return await startPairing(store);
  };
}

export function claim({ store }: Deps): Handler<'claimPairing'> {
  return async ({ body }) => {
    const enrolled = await claimPairing(store, body.claim);
    return enrolled ? { state: 'paired', ...enrolled } : { state: 'waiting' };
  };
}

export function confirm({ store, wrongCodes }: Deps): Handler<'confirmPairing'> {
  return async (asked) => {
    const { facilityId, staffId } = staffOf(asked);
    const by = { kind: 'staff', id: staffId } as const;
    await guessing(wrongCodes, staffId, () => confirmPairing(store, facilityId, { by, ...asked.body }));
    return { tabletId: asked.body.tabletId };
  };
}

export function replace({ store, wrongCodes }: Deps): Handler<'replaceTablet'> {
  return async (asked) => {
    const { facilityId, staffId } = staffOf(asked);
    const by = { kind: 'staff', id: staffId } as const;
    await guessing(wrongCodes, staffId, () => replaceTablet(store, facilityId, { by, ...asked.body }));
    return { tabletId: asked.body.tabletId };
  };
}

/** Only wrong codes count: a nurse who pairs ten tablets in a minute is not guessing. */
async function guessing(wrongCodes: Throttle, staffId: Id, work: () => Promise<void>): Promise<void> {
  await wrongCodes.take(staffId);
  try {
    await work();
  } catch (error) {
    const isWrong = error instanceof Refused && error.refusal.code === 'wrong-code';
    if (!isWrong) await wrongCodes.giveBack(staffId);
    throw error;
  }
  await wrongCodes.giveBack(staffId);
}

export function byLink({ store }: Deps): Handler<'pairByLink'> {
  return async ({ body }) => await pairByLink(store, body.token);
}
