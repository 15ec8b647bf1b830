import { openSession, peopleForStaff } from '../../domain/opening.ts';
import type { TabletPrincipal } from '../../principal.ts';
import { Refused } from '../../refused.ts';
import { cardSince, issueCard, revokeCard } from '../../store/cards.ts';
import { findBody } from '../../store/records.ts';
import { facesForAll } from '../../store/shown-faces.ts';
import type { Store } from '../../store/store.ts';
import type { GrowingDelay } from '../growing-delay.ts';
import { type Asked, type Handler, staffOf } from '../handlers.ts';

/** `tries`: of the PIN and of cards, by tablet. */
type Deps = { store: Store; tries: GrowingDelay };

export function peopleToServe({ store, tries }: Deps): Handler<'peopleToServe'> {
  return async (asked) => {
    const tablet = tabletOf(asked);
    const { pin } = asked.body;
    if (pin === null) return { people: await facesForAll(store.db, tablet) };
    return { people: await guessing(tries, tablet.tabletId, () => peopleForStaff(store.db, tablet, pin)) };
  };
}

export function open({ store, tries }: Deps): Handler<'openSession'> {
  return async (asked) => {
    const tablet = tabletOf(asked);
    const { body } = asked;
    if (body.by.with === 'face') await openSession(store, tablet, body);
    else await guessing(tries, tablet.tabletId, () => openSession(store, tablet, body));
    return {};
  };
}

export function issue({ store }: Pick<Deps, 'store'>): Handler<'issueCard'> {
  return async (asked) => {
    const { facilityId, staffId } = staffOf(asked);
    return await issueCard(store, facilityId, { by: { kind: 'staff', id: staffId }, ...asked.body });
  };
}

export function find({ store }: Pick<Deps, 'store'>): Handler<'findCard'> {
  return async (asked) => {
    const { facilityId } = staffOf(asked);
    const { residentId } = asked.body;
    if (!(await findBody(store.db, facilityId, 'resident', residentId))) throw new Refused('not-found');
    return { issuedAt: await cardSince(store.db, facilityId, residentId) };
  };
}

export function revoke({ store }: Pick<Deps, 'store'>): Handler<'revokeCard'> {
  return async (asked) => {
    const { facilityId, staffId } = staffOf(asked);
    await revokeCard(store, facilityId, { by: { kind: 'staff', id: staffId }, ...asked.body });
    return {};
  };
}

/** Only what is wrong counts: a ward opens its tablet all day. */
async function guessing<T>(tries: GrowingDelay, key: string, work: () => Promise<T>): Promise<T> {
  tries.take(key);
  try {
    const done = await work();
    tries.forget(key);
    return done;
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== 'wrong-code') tries.forget(key);
    throw error;
  }
}

function tabletOf({ principal }: Pick<Asked<'openSession'>, 'principal'>): TabletPrincipal {
  if (principal.kind !== 'tablet') throw new Refused('not-allowed');
  return principal;
}
