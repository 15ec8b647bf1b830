import { standingOf } from '../protocol/greeting-times.ts';
import type { Greeting } from '../protocol/greetings.ts';
import type { EpochMs, Id } from '../protocol/primitives.ts';
import { forgetGreeting } from './domain/greetings.ts';
import type { Timers } from './live/timers.ts';
import type { Log } from './log.ts';
import type { Media } from './store/media.ts';
import { listBodies } from './store/records.ts';
import type { Store } from './store/store.ts';
import type { Writing } from './store/writing.ts';

/** Tablets know by themselves when a greeting is over; this is how long its files stay on the server's disk. */
const LOOK_EVERY_MS = 60_000;
const DAY_MS = 24 * 60 * 60 * 1000;

export type GreetingWatchDeps = {
  store: Store;
  media: Pick<Media, 'forget'>;
  timers: Timers;
  log: Log;
};

/**
 * Retires greetings whose end has come, and takes the files of retired ones away. Staff see in the list what there was, for
 * as long as the facility keeps messages.
 *
 * @returns stops it, and waits for what is under way
 */
export function startGreetingWatch(deps: GreetingWatchDeps): () => Promise<void> {
  let underWay = Promise.resolve();
  const stop = deps.timers.every(LOOK_EVERY_MS, () => {
    underWay = underWay
      .then(() => tidyGreetings(deps))
      .catch((error: unknown) => deps.log.error({ error }, 'greetings could not be looked at'));
  });
  return async () => {
    stop();
    await underWay;
  };
}

async function tidyGreetings({ store, media }: GreetingWatchDeps): Promise<void> {
  const rows = await store.db
    .selectFrom('record')
    .select('facility_id')
    .distinct()
    .where('kind', '=', 'greeting')
    .where('deleted', '=', 0)
    .execute();
  for (const { facility_id: facilityId } of rows) {
    const due = await dueIn(store, facilityId);
    if (due.length === 0) continue;
    await store.write(facilityId, async (writing) => {
      for (const { id, isOld } of due) await (isOld ? forgetGreeting(writing, id) : close(writing, id));
    });
    await media.forget(
      facilityId,
      due.flatMap(({ body }) => body.media.map(({ hash }) => hash)),
    );
  }
}

type Due = { id: Id; body: Greeting; isOld: boolean };

async function dueIn({ db, clock }: Store, facilityId: Id): Promise<Due[]> {
  const [facility] = await listBodies(db, facilityId, 'facility');
  const keptMs = (facility?.body.messageDays ?? 365) * DAY_MS;
  const greetings = await listBodies(db, facilityId, 'greeting');
  return greetings.flatMap(({ id, body }) => {
    if (standingOf(body, clock()) !== 'retired') return [];
    const isOld = body.retiredAt !== null && body.retiredAt + keptMs < clock();
    const isOpen = body.retiredAt === null || body.media.length > 0;
    return isOld || isOpen ? [{ id, body, isOld }] : [];
  });
}

async function close(writing: Writing, id: Id): Promise<void> {
  const greeting = await writing.get('greeting', id);
  // Staff may have given it more time meanwhile.
  if (!greeting || standingOf(greeting, writing.now) !== 'retired') return;
  const retiredAt: EpochMs = greeting.retiredAt ?? greeting.until ?? writing.now;
  await writing.put('greeting', id, { ...greeting, retiredAt, media: [] });
}
