import type { Timers } from '../live/timers.ts';
import type { Log } from '../log.ts';
import { sweepMessages } from '../notify/queue.ts';
import { sweepSubscriptions } from '../notify/subscriptions.ts';
import { sweepRingSubscriptions } from '../reach/subscriptions.ts';
import { sweepAudit } from './audit.ts';
import { sweepQuality } from './call-quality.ts';
import { sweepCredentials } from './credentials.ts';
import { sweepHealth } from './health.ts';
import { sweepLineUse } from './lines.ts';
import { sweepMutations } from './mutations.ts';
import { sweepOldMessages } from './old-messages.ts';
import { sweepPairings } from './pairings.ts';
import type { Store } from './store.ts';
import { sweepTabletSessions } from './tablet-sessions.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

type Sweepable = { sweep(): Promise<void> };
/** `files`: what is kept beside the database. */
type Deps = { timers: Timers; log: Log; files: readonly Sweepable[] };

/**
 * Forgets what is out of date, now and every day: a server that is not restarted for years would keep each session.
 * @returns the function that stops it @throws when the database cannot be written now
 */
export async function startSweeping(store: Store, { timers, log, files }: Deps) {
  await sweep(store, files);
  return timers.every(DAY_MS, () => {
    sweep(store, files).catch((error: unknown) =>
      log.error({ error }, 'what is out of date could not be removed'),
    );
  });
}

async function sweep(store: Store, files: Deps['files']): Promise<void> {
  const { db, clock } = store;
  await sweepCredentials(db, clock());
  await sweepMutations(db, clock());
  await sweepPairings(db, clock());
  await sweepHealth(db, clock());
  await sweepQuality(db, clock());
  await sweepLineUse(db, clock());
  await sweepTabletSessions(db, clock());
  await sweepOldMessages(store);
  for (const kept of files) await kept.sweep();
  await sweepMessages(db, clock());
  await sweepSubscriptions(db);
  await sweepRingSubscriptions(db);
  await sweepAudit(db, clock());
}
