import * as v from 'valibot';
import { PushSubscriptionKeys } from './alerts.ts';
import { Id } from './primitives.ts';
import { DeviceRing } from './rings.ts';

/** What a push is about: somebody rings, it is over, a ring on trial, or only *are you there?* */
const About = v.picklist(['call', 'test', 'check']);

/** What a push carries: ids and nothing else. The worker asks for the words with its own credential. */
export const RingPush = v.object({ about: About, id: Id, deviceId: Id });
export type RingPush = v.InferOutput<typeof RingPush>;

/** `rings`: now · `missed`: nobody came · `over`: it was answered somewhere, or there is nothing left to say. */
export const RingWords = v.object({
  state: v.picklist(['rings', 'missed', 'over']),
  title: v.string(),
  text: v.string(),
  /** The two buttons of the notification. */
  answer: v.string(),
  decline: v.string(),
});
export type RingWords = v.InferOutput<typeof RingWords>;

const empty = v.object({});

/** What a relative's page and its worker ask about being rung. Part of `ROUTES`; the page loads them once it stands. */
export const RING_ROUTES = {
  /** How this device is rung now, and the key that names this server to push services (RFC 8292), base64url. */
  ownRing: {
    method: 'GET',
    path: '/api/ring',
    request: null,
    response: v.object({ publicKey: v.string(), ring: DeviceRing }),
  },
  /** This browser may be woken. A renewed subscription takes the place of the old one. */
  subscribeRing: { method: 'POST', path: '/api/ring/push', request: PushSubscriptionKeys, response: empty },
  /** It may not, and why. */
  refuseRing: {
    method: 'POST',
    path: '/api/ring/none',
    request: v.strictObject({ why: v.picklist(['none', 'denied', 'unsupported', 'install', 'slow']) }),
    response: empty,
  },
  /** Rings this device on trial, in a few seconds. */
  testRing: {
    method: 'POST',
    path: '/api/ring/test',
    request: v.strictObject({ id: Id }),
    response: empty,
  },
  /** What a push is about, in words. */
  readRing: {
    method: 'POST',
    path: '/api/ring/read',
    request: v.strictObject({ about: About, id: Id }),
    response: RingWords,
  },
  /** What became of it on this device. `confirmed`: its person saw and heard a ring on trial. */
  tellRing: {
    method: 'POST',
    path: '/api/ring/tell',
    request: v.strictObject({
      about: About,
      id: Id,
      what: v.picklist(['shown', 'opened', 'declined', 'confirmed']),
    }),
    response: empty,
  },
  /** Staff ask every device of a contact whether it is there. */
  checkRing: {
    method: 'POST',
    path: '/api/ring/check',
    request: v.strictObject({ contactId: Id }),
    response: v.object({ asked: v.number() }),
  },
} as const;

export type RingRoute = keyof typeof RING_ROUTES;
