import { type Found, isShowable } from '../../protocol/channels.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Timers } from '../live/timers.ts';
import type { Log } from '../log.ts';
import { findBody, listBodies } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Look, Seen } from './look-at-address.ts';

/** Sites change their mind; a day late is soon enough, and every visit is traffic for somebody. */
const AGAIN_MS = 24 * 60 * 60 * 1000;

export type ChannelWatchDeps = { store: Store; look: Look; timers: Timers; log: Log };

export interface ChannelWatch {
  /** Goes there now. @returns what it found; null: there is no such channel */
  look(facilityId: Id, id: Id): Promise<Found | null>;
  /** Stops, and waits for what is under way. */
  close(): Promise<void>;
}

/** Goes to every channel that is new or was changed once this is durable, to what an earlier run left, and to all once a day. */
export async function startChannelWatch(deps: ChannelWatchDeps): Promise<ChannelWatch> {
  const { store, timers, log } = deps;
  const life = new AbortController();
  const running = new Map<string, Promise<Found | null>>();

  function start(facilityId: Id, id: Id, why: 'asked' | 'again'): Promise<Found | null> {
    const key = `${facilityId} ${id}`;
    const mine = (running.get(key) ?? Promise.resolve(null))
      .catch(() => null)
      .then(() => lookAt(deps, { facilityId, id, why }, life.signal))
      .finally(() => {
        if (running.get(key) === mine) running.delete(key);
      });
    running.set(key, mine);
    return mine;
  }
  const begin = (facilityId: Id, id: Id, why: 'asked' | 'again') =>
    void start(facilityId, id, why).catch((error: unknown) =>
      log.error({ error }, 'a channel could not be looked at'),
    );

  async function goRound(isDue: (found: Found | null) => boolean): Promise<void> {
    for (const { id: facilityId } of await store.db.selectFrom('facility').select('id').execute())
      for (const { id, body } of await listBodies(store.db, facilityId, 'channel'))
        if (isDue(body.found)) begin(facilityId, id, 'again');
  }

  store.onCommit(({ facilityId, channels }) => {
    for (const id of new Set(channels)) begin(facilityId, id, 'asked');
  });
  await goRound((found) => found === null);
  const stop = timers.every(AGAIN_MS, () => {
    goRound(() => true).catch((error: unknown) => log.error({ error }, 'channels could not be listed'));
  });
  return {
    look: (facilityId, id) => start(facilityId, id, 'asked'),
    async close() {
      stop();
      life.abort();
      await Promise.allSettled(running.values());
    },
  };
}

type Which = { facilityId: Id; id: Id; why: 'asked' | 'again' };

async function lookAt(
  { store, look }: ChannelWatchDeps,
  { facilityId, id, why }: Which,
  stop: AbortSignal,
): Promise<Found | null> {
  const channel = await findBody(store.db, facilityId, 'channel', id);
  if (!channel || stop.aborted) return null;
  const seen = await look(channel.link, stop);
  if (stop.aborted || (why === 'again' && !isNews(channel.found, seen))) return channel.found;
  return await store.write(facilityId, async (writing) => {
    const now = await writing.get('channel', id);
    // Led elsewhere meanwhile: whoever changed it has begun another look.
    if (now?.link !== channel.link) return now?.found ?? null;
    const found = { ...seen, at: writing.now };
    await writing.put('channel', id, { ...now, found });
    return found;
  });
}

/** A site that is down for a night is no reason to take its tile away in the morning. */
function isNews(found: Found | null, seen: Seen): boolean {
  if (found?.what === seen.what && found.opens === seen.opens) return false;
  return !(seen.what === 'unreachable' && isShowable({ found }));
}
