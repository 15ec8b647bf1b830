import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Device } from '../../protocol/records.ts';
import type { Timers } from '../live/timers.ts';
import type { Log } from '../log.ts';
import { findBody, listBodies } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { RingPusher } from './ring-push.ts';
import { findWakeable } from './subscriptions.ts';

const HOUR_MS = 60 * 60 * 1000;
const WEEK_MS = 7 * 24 * HOUR_MS;
/** A phone that was off answers when it is on again. */
const CHECK_MS = 24 * HOUR_MS;
/** Nobody's phone lights up at night for a check (facility's time). */
const DAY = { from: 10, until: 18 };

export type RingCheckDeps = { store: Store; pusher: RingPusher };

/** Asks devices whether they are there: a push that the worker answers. */
export interface RingCheck {
  /** Everyone who has not been asked for a week, by a check or a call. */
  look(): Promise<void>;
  /** The devices of one contact, now. @returns how many push services took it */
  ask(facilityId: Id, contactId: Id): Promise<number>;
}

export function createRingCheck({ store, pusher }: RingCheckDeps): RingCheck {
  const { db } = store;

  async function askDevice(facilityId: Id, deviceId: Id): Promise<boolean> {
    const to = await findWakeable(db, { facilityId, deviceId });
    if (!to) return false;
    const about = { about: 'check', id: store.newId() } as const;
    const waking = { facilityId, to, about, expiresAt: store.clock() + CHECK_MS, urgency: 'normal' } as const;
    // Not again and again: the next look is in an hour.
    const once = AbortSignal.abort();
    return (await pusher.wake(waking, once)).got === 'accepted';
  }

  return {
    async look() {
      const facilities = await db.selectFrom('facility').select('id').execute();
      for (const { id: facilityId } of facilities) {
        const facility = await findBody(db, facilityId, 'facility', facilityId);
        if (!facility || !isDayIn(facility.timeZone, store.clock())) continue;
        for (const { id, body } of await listBodies(db, facilityId, 'device'))
          if (isDue(body, store.clock())) await askDevice(facilityId, id);
      }
    },
    async ask(facilityId, contactId) {
      const devices = await listBodies(db, facilityId, 'device', { contactId });
      const asked = await Promise.all(devices.map(({ id }) => askDevice(facilityId, id)));
      return asked.filter(Boolean).length;
    },
  };
}

const isDue = ({ ring, acceptedAt }: Device, now: EpochMs) =>
  ring.push === 'on' && now - Math.max(acceptedAt, ring.askedAt ?? 0) >= WEEK_MS;

function isDayIn(timeZone: string, at: EpochMs): boolean {
  const hour = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', hour: 'numeric' }).format(at);
  return Number(hour) >= DAY.from && Number(hour) < DAY.until;
}

/** Looks every hour. @returns what stops it and waits for the look that is under way */
export function startRingCheck(check: RingCheck, { timers, log }: { timers: Timers; log: Log }) {
  let looking = Promise.resolve();
  const stop = timers.every(HOUR_MS, () => {
    looking = looking
      .then(check.look)
      .catch((error: unknown) => log.error({ error }, 'the devices could not be asked'));
  });
  return async () => {
    stop();
    await looking;
  };
}
