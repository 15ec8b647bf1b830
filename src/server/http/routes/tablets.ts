import type { Live } from '../../live-ports.ts';
import { Refused } from '../../refused.ts';
import { qualityOf } from '../../store/call-quality.ts';
import { healthHistory } from '../../store/health.ts';
import { findBody } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { type Handler, staffOf } from '../handlers.ts';

export function tabletHistory({ store }: { store: Store }): Handler<'tabletHistory'> {
  return async (asked) => {
    const { facilityId } = staffOf(asked);
    const { tabletId } = asked.body;
    if (!(await findBody(store.db, facilityId, 'tablet', tabletId))) throw new Refused('not-found');
    return { reports: await healthHistory(store.db, facilityId, tabletId) };
  };
}

export function tabletCalls({ store }: { store: Store }): Handler<'tabletCalls'> {
  return async (asked) => {
    const { facilityId } = staffOf(asked);
    const { tabletId } = asked.body;
    if (!(await findBody(store.db, facilityId, 'tablet', tabletId))) throw new Refused('not-found');
    return { calls: await qualityOf(store.db, facilityId, { tabletId, now: store.clock() }) };
  };
}

/** A suggestion, and no more: a box may change its address, and two houses may share one. */
export function tabletAddresses({ live }: { live: Pick<Live, 'addressesOf'> }): Handler<'tabletAddresses'> {
  return async (asked) => ({ seen: live.addressesOf(staffOf(asked).facilityId) });
}
