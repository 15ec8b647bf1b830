import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { RingPush } from '../../protocol/ring-routes.ts';
import type { Timers } from '../live/timers.ts';
import type { Log } from '../log.ts';
import type { Carry, Delivery } from '../notify/carriers.ts';
import type { Store } from '../store/store.ts';
import { noteDeviceRing } from './device-ring.ts';
import { forgetRingEndpoint, type Wakeable } from './subscriptions.ts';

/** After the first failure, the second, …: a ring is over in a minute. */
const AGAIN_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/** What is pushed, to whom, and until when it is worth anything. */
export type Waking = {
  facilityId: Id;
  to: Wakeable;
  about: Pick<RingPush, 'about' | 'id'>;
  expiresAt: EpochMs;
  urgency: 'normal' | 'high';
};

/** `failed`: it could not be said in time, or is of no use to say again. */
export type Woken = { got: 'accepted' } | { got: 'failed'; why: string };

/**
 * Pushes to relatives, carried at once and kept in no queue: a ring that a restarted server would send is a ring in vain, and
 * the call itself is kept.
 */
export interface RingPusher {
  /** Tries until the push service takes it, refuses it, or it is worth nothing any more. Never rejects. */
  wake(waking: Waking, stop: AbortSignal): Promise<Woken>;
}

export type RingPushDeps = { store: Store; carry: Carry; timers: Timers; log: Log };

export function createRingPusher({ store, carry, timers, log }: RingPushDeps): RingPusher {
  const pause = (ms: number, stop: AbortSignal) =>
    new Promise<void>((resolve) => {
      const cancel = timers.after(ms, resolve);
      stop.addEventListener('abort', () => {
        cancel();
        resolve();
      });
    });

  async function attempt({ to, about, expiresAt, urgency }: Waking): Promise<Delivery> {
    const payload = JSON.stringify({ ...about, deviceId: to.deviceId } satisfies RingPush);
    // An id without its dashes has 32 characters, as many as a topic may have (RFC 8030 §5.4).
    const topic = about.id.replaceAll('-', '');
    const body = JSON.stringify({ payload, keys: to.keys, urgency, topic });
    return await carry({ id: about.id, to: to.endpoint, body, expiresAt });
  }

  async function settle({ facilityId, to }: Waking, delivery: Delivery): Promise<void> {
    const { deviceId } = to;
    if (delivery.got === 'accepted')
      await noteDeviceRing(store, { facilityId, deviceId }, { askedAt: store.clock() });
    if (delivery.got !== 'gone') return;
    for (const whose of await forgetRingEndpoint(store.db, to.endpoint))
      await noteDeviceRing(store, whose, { push: 'gone' });
  }

  async function wake(waking: Waking, stop: AbortSignal): Promise<Woken> {
    for (let tries = 0; ; tries++) {
      const delivery = await attempt(waking);
      if (delivery.got !== 'accepted')
        log.warn({ about: waking.about.about, id: waking.about.id, why: delivery.why }, 'not pushed');
      await settle(waking, delivery);
      if (delivery.got === 'accepted') return { got: 'accepted' };
      if (delivery.got !== 'later')
        return { got: 'failed', why: delivery.got === 'gone' ? 'gone' : delivery.why };
      const wait = Math.max(AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)] ?? 0, delivery.afterMs ?? 0);
      if (stop.aborted || store.clock() + wait >= waking.expiresAt)
        return { got: 'failed', why: delivery.why };
      await pause(wait, stop);
      if (stop.aborted) return { got: 'failed', why: delivery.why };
    }
  }

  return {
    wake: (waking, stop) =>
      wake(waking, stop).catch((error: unknown) => {
        log.error({ error, id: waking.about.id }, 'a push could not be dealt with');
        return { got: 'failed', why: 'internal' };
      }),
  };
}
