import type { Config } from '../config.ts';
import type { Timers } from '../live/timers.ts';
import type { HealthStore, Live } from '../live-ports.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { createMailCarrier } from './carry-mail.ts';
import { createPushCarrier } from './carry-push.ts';
import { createSmsCarrier } from './carry-sms.ts';
import { createNotify } from './notify.ts';
import { createPostOffice } from './post-office.ts';
import { forgetEndpoint } from './subscriptions.ts';
import { createTabletWatch, startTabletWatch } from './tablet-watch.ts';

type Deps = {
  store: Store;
  timers: Timers;
  log: Log;
  vapid: { publicKey: string; privateKey: string };
};

/** Wires the ways out that the configuration names. */
export function openPostOffice(config: Config, { store, timers, log, vapid }: Deps) {
  const { db, clock: now, newId } = store;
  const { mail, sms, pushContact: subject } = config;
  const post = createPostOffice({
    db,
    now,
    newId,
    timers,
    log,
    carriers: {
      push: createPushCarrier({ vapid: { ...vapid, subject }, fetch, now }),
      mail: mail && createMailCarrier(mail),
      sms: sms && createSmsCarrier(sms, fetch),
    },
    onGone: (endpoint) => forgetEndpoint(db, endpoint),
  });
  const can = { mail: mail !== null, sms: sms !== null };
  const notify = createNotify({ store, post, can, origin: config.publicUrl.origin });
  return {
    notify,
    /** Looks after the tablets from now on. @returns what stops it */
    watch(health: HealthStore, live: Pick<Live, 'tabletsOf'>) {
      const watch = createTabletWatch({ db, now, health, presence: live.tabletsOf, notify });
      return startTabletWatch(watch, { timers, log });
    },
    deliver: post.deliver,
    close: post.close,
  };
}
