import type { Timers } from '../live/timers.ts';
import type { Live, Ringer } from '../live-ports.ts';
import type { Log } from '../log.ts';
import type { PostOfficeDoors } from '../notify/open-post-office.ts';
import type { Store } from '../store/store.ts';
import { createCascade } from './cascade.ts';
import { createRingCheck, type RingCheck, startRingCheck } from './ring-check.ts';
import { createRingMessages } from './ring-messages.ts';
import { createRingPusher, type RingPusher } from './ring-push.ts';

/** What the rest of the server may ask about ringing relatives whose page is closed. */
export interface Reach {
  readonly ringer: Ringer;
  readonly pusher: RingPusher;
  readonly check: RingCheck;
  readonly timers: Timers;
  /** What came back from a device, for whoever is in the call. */
  readonly signs: Pick<Live, 'reached' | 'declined'>;
  /** The sockets are there: from now on what devices say is told. */
  join(live: Pick<Live, 'reached' | 'declined'>): void;
  close(): Promise<void>;
}

type Deps = { store: Store; timers: Timers; log: Log; office: PostOfficeDoors; origin: string };

export function openReach({ store, timers, log, office, origin }: Deps): Reach {
  let live: Pick<Live, 'reached' | 'declined'> | null = null;
  const signs: Reach['signs'] = {
    reached: async (...sign) => await live?.reached(...sign),
    declined: async (...call) => await live?.declined(...call),
  };
  const pusher = createRingPusher({ store, carry: office.carryPush, timers, log });
  const { post, can } = office;
  const messages = createRingMessages({ store, post, can, origin });
  office.onOver(messages.over);
  const cascade = createCascade({ store, pusher, messages, timers, log, reached: signs.reached });
  const check = createRingCheck({ store, pusher });
  const stopChecking = startRingCheck(check, { timers, log });
  return {
    ringer: cascade,
    pusher,
    check,
    timers,
    signs,
    join(joined) {
      live = joined;
    },
    async close() {
      await stopChecking();
      await cascade.idle();
    },
  };
}
