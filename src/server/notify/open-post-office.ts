import type { Config } from '../config.ts';
import type { Timers } from '../live/timers.ts';
import type { HealthStore, Live } from '../live-ports.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Carry } from './carriers.ts';
import { createMailCarrier } from './carry-mail.ts';
import { createPushCarrier } from './carry-push.ts';
import { createSmsCarrier } from './carry-sms.ts';
import { createLineWatch } from './line-watch.ts';
import { lookEveryMinute } from './look-every-minute.ts';
import { createNotify } from './notify.ts';
import type { Notify } from './notify-ports.ts';
import { createPostOffice, type MessageOver, type PostOffice } from './post-office.ts';
import { forgetEndpoint } from './subscriptions.ts';
import { createTabletWatch } from './tablet-watch.ts';

type Deps = {
  store: Store;
  timers: Timers;
  log: Log;
  vapid: { publicKey: string; privateKey: string };
};

/** What `reach/` needs of the post office. */
export type PostOfficeDoors = {
  post: PostOffice['post'];
  carryPush: Carry;
  can: Notify['can'];
  /** Hears how each message ended. */
  onOver(listener: (over: MessageOver) => void): void;
};

/** Wires the ways out that the configuration names. */
export function openPostOffice(config: Config, { store, timers, log, vapid }: Deps) {
  const { db, clock: now, newId } = store;
  const { mail, sms, pushContact: subject } = config;
  const listeners = new Set<(over: MessageOver) => void>();
  const carryPush = createPushCarrier({ vapid: { ...vapid, subject }, fetch, now });
  const post = createPostOffice({
    db,
    now,
    newId,
    timers,
    log,
    carriers: {
      push: carryPush,
      mail: mail && createMailCarrier(mail),
      sms: sms && createSmsCarrier(sms, fetch),
    },
    onGone: (endpoint) => forgetEndpoint(db, endpoint),
    onOver(over) {
      for (const listener of listeners) listener(over);
    },
  });
  const can = { mail: mail !== null, sms: sms !== null };
  const notify = createNotify({ store, post, can, origin: config.publicUrl.origin });
  const doors: PostOfficeDoors = {
    post: post.post,
    carryPush,
    can,
    onOver: (listener) => void listeners.add(listener),
  };
  return {
    notify,
    doors,
    /** Looks after tablets and lines from now on. @returns what stops it */
    watch(health: HealthStore, live: Pick<Live, 'tabletsOf'>) {
      const watches = [
        createTabletWatch({ db, now, health, presence: live.tabletsOf, notify }),
        createLineWatch({ db, now, notify }),
      ];
      const stops = watches.map((watch) => lookEveryMinute(watch, { timers, log }));
      return async () => void (await Promise.all(stops.map((stop) => stop())));
    },
    deliver: post.deliver,
    close: post.close,
  };
}
