import type { EpochMs } from '../../../protocol/primitives.ts';
import type { RingPush } from '../../../protocol/ring-routes.ts';
import { isPushService } from '../../notify/carry-push.ts';
import type { RelativePrincipal } from '../../principal.ts';
import { noteDeviceRing } from '../../reach/device-ring.ts';
import type { Reach } from '../../reach/open-reach.ts';
import { openRingLink } from '../../reach/ring-link.ts';
import { ringWords } from '../../reach/ring-words.ts';
import { findWakeable, forgetRingSubscription, keepRingSubscription } from '../../reach/subscriptions.ts';
import { Refused } from '../../refused.ts';
import { findBody } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { type Asked, type Handler, knownOf, staffOf } from '../handlers.ts';
import type { Throttle } from '../throttle.ts';

type Deps = { store: Store; reach: Reach; publicKey: string; publicUrl: URL; throttle: Throttle };

/** Time to put the phone down, or to switch its screen off. */
const TEST_AFTER_MS = 4_000;
const TEST_MS = 60_000;

function relativeOf(asked: Pick<Asked<'ownRing'>, 'principal'>): RelativePrincipal {
  const known = knownOf(asked);
  if (known.kind !== 'relative') throw new Refused('not-allowed');
  return known;
}

export function ownRing({ store, publicKey }: Deps): Handler<'ownRing'> {
  return async (asked) => {
    const { facilityId, deviceId } = relativeOf(asked);
    const device = await findBody(store.db, facilityId, 'device', deviceId);
    if (!device) throw new Refused('not-found');
    return { publicKey, ring: device.ring };
  };
}

export function subscribeRing({ store, publicUrl }: Deps): Handler<'subscribeRing'> {
  return async (asked) => {
    const whose = relativeOf(asked);
    if (!isPushService(asked.body.endpoint, publicUrl.protocol === 'http:')) throw new Refused('bad-request');
    await keepRingSubscription(store.db, whose, { ...asked.body, now: store.clock() });
    await noteDeviceRing(store, whose, { push: 'on' });
    return {};
  };
}

export function refuseRing({ store }: Deps): Handler<'refuseRing'> {
  return async (asked) => {
    const whose = relativeOf(asked);
    await forgetRingSubscription(store.db, whose.deviceId);
    await noteDeviceRing(store, whose, { push: asked.body.why });
    return {};
  };
}

export function testRing({ store, reach, throttle }: Deps): Handler<'testRing'> {
  return async (asked) => {
    const { facilityId, deviceId } = relativeOf(asked);
    await throttle.take(deviceId);
    const to = await findWakeable(store.db, { facilityId, deviceId });
    if (!to) throw new Refused('not-found');
    const about: Pick<RingPush, 'about' | 'id'> = { about: 'test', id: asked.body.id };
    reach.timers.after(TEST_AFTER_MS, () => {
      const expiresAt = store.clock() + TEST_MS;
      void reach.pusher.wake(
        { facilityId, to, about, expiresAt, urgency: 'high' },
        AbortSignal.timeout(TEST_MS),
      );
    });
    return {};
  };
}

export function readRing({ store }: Deps): Handler<'readRing'> {
  return async (asked) => {
    const words = await ringWords(store.db, relativeOf(asked), { ...asked.body, now: store.clock() });
    if (!words) throw new Refused('not-found');
    return words;
  };
}

export function tellRing(deps: Deps): Handler<'tellRing'> {
  const { store } = deps;
  return async (asked) => {
    const whose = relativeOf(asked);
    const { about, id, what } = asked.body;
    const now = store.clock();
    if (about === 'call') await tellOfCall(deps, whose, { id, what, now });
    const news = what === 'confirmed' ? { confirmedAt: now, shownAt: now } : { shownAt: now };
    await noteDeviceRing(store, whose, news);
    return {};
  };
}

type Told = { id: string; what: Asked<'tellRing'>['body']['what']; now: EpochMs };

/** @throws Refused `not-found`: no call of theirs */
async function tellOfCall({ store, reach }: Deps, whose: RelativePrincipal, { id, what, now }: Told) {
  const { facilityId, deviceId, contactId } = whose;
  const call = await findBody(store.db, facilityId, 'call', id);
  if (call?.contactId !== contactId || call.caller !== 'tablet') throw new Refused('not-found');
  if (what === 'declined') await reach.signs.declined(facilityId, id);
  else if (what !== 'confirmed')
    await reach.signs.reached(facilityId, id, { at: now, by: 'push', got: what, deviceId, why: null });
}

export function openLink({ store, reach }: Deps): Handler<'openRingLink'> {
  return async ({ body }) => {
    const { facilityId, by, ...opened } = await openRingLink(store, body);
    const receipt = { at: store.clock(), by, got: 'opened', deviceId: null, why: null } as const;
    await reach.signs.reached(facilityId, opened.callId, receipt);
    return opened;
  };
}

export function checkRing({ store, reach, throttle }: Deps): Handler<'checkRing'> {
  return async (asked) => {
    const { facilityId } = staffOf(asked);
    const { contactId } = asked.body;
    if (!(await findBody(store.db, facilityId, 'contact', contactId))) throw new Refused('not-found');
    await throttle.take(contactId);
    return { asked: await reach.check.ask(facilityId, contactId) };
  };
}
