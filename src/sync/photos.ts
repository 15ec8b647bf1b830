import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Store } from '../data/store.ts';
import type { BlobHash } from '../protocol/primitives.ts';
import { type Http, RequestRefused } from './http.ts';
import type { Records } from './records.ts';
import type { Replica } from './replica.ts';
import { startRounds } from './rounds.ts';
import type { Timers } from './timers.ts';

/** The small files that records name, kept in this browser: photos, and the voices that are heard after a ring. */
export interface Photos {
  /** Where to show or play it from; null until it is here. Reads a signal, so that a screen wakes when it arrives. */
  url(hash: BlobHash | null): string | null;
}

export interface KeptFiles extends Photos {
  /** Its bytes, from this browser alone; undefined until they are here. */
  blob(hash: BlobHash): Promise<Blob | undefined>;
}

export type PhotosOptions = {
  store: Pick<Store, 'blobs'> & Partial<Pick<Store, 'uploads'>>;
  http: Pick<Http, 'getBlob'>;
  replica: Pick<Replica, 'records' | 'caughtUp'>;
  /** Somebody speaks over this line: only what a screen shows is fetched. Left out: nobody ever does. */
  busy?: ReadonlySignal<boolean>;
  urls?: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>;
  timers?: Timers;
  random?: () => number;
};

/** Fetches and keeps every small file that a record names, and forgets the others. */
export function createPhotos(options: PhotosOptions, abort: AbortSignal): KeptFiles {
  const { store, replica, urls = URL, timers = globalThis, random = Math.random } = options;
  const shown = createShown(store, urls);
  const named = () => namedFiles(replica.records.peek());
  const mayFetch = (hash: BlobHash) => !options.busy?.peek() || shown.isWanted(hash);
  const round = createRound({ ...options, named, mayFetch, arrived: shown.load, forgotten: shown.forget });
  const rounds = startRounds({ round, mayRetry: () => replica.caughtUp.peek(), timers, random }, abort);
  const stop = effect(() => {
    namedFiles(replica.records.value);
    void options.busy?.value;
    // Read here so that coming back online asks again for what could not be had.
    if (replica.caughtUp.value) rounds.ask();
  });
  abort.addEventListener('abort', () => {
    stop();
    shown.forgetAll();
  });
  return {
    url(hash) {
      if (hash === null) return null;
      const url = shown.url(hash);
      // What a screen shows does not wait for those who speak.
      if (url.peek() === null && options.busy?.peek()) rounds.ask();
      return url.value;
    },
    blob: (hash) => store.blobs.get(hash),
  };
}

/** What `records` name, whatever kind of record it is: faces first, voices after them. */
export function namedFiles(records: Records): Set<BlobHash> {
  const bodies = Object.values(records).flatMap((kind) => [...kind.values()]);
  const photos = bodies.map((body) => ('photo' in body ? body.photo : null));
  const voices = bodies.map((body) => ('voice' in body ? body.voice : null));
  return new Set([...photos, ...voices].filter((hash) => hash !== null));
}

type RoundOptions = Pick<PhotosOptions, 'store' | 'http'> & {
  named(): Set<BlobHash>;
  mayFetch(hash: BlobHash): boolean;
  arrived(hash: BlobHash): Promise<void>;
  forgotten(hash: BlobHash): void;
};

/** One after another: a call may be on the same line, and the first face should be whole before the second begins. */
function createRound({ store, http, named, mayFetch, arrived, forgotten }: RoundOptions) {
  /** Refused for good: not asked for again before the next load. */
  const refused = new Set<BlobHash>();

  async function fetchOne(hash: BlobHash, signal: AbortSignal) {
    try {
      await store.blobs.put(hash, await http.getBlob(hash, signal));
      await arrived(hash);
    } catch (error) {
      if (!(error instanceof RequestRefused) || error.refusal.retry !== 'never') throw error;
      refused.add(hash);
    }
  }

  return async (signal: AbortSignal) => {
    const kept = new Set(await store.blobs.hashes());
    const wanted = named();
    const unsent = new Set(await store.uploads?.hashes());
    for (const hash of kept) {
      if (wanted.has(hash) || unsent.has(hash)) continue;
      await store.blobs.remove(hash);
      forgotten(hash);
    }
    for (const hash of wanted) {
      if (signal.aborted) return;
      if (!kept.has(hash) && !refused.has(hash) && mayFetch(hash)) await fetchOne(hash, signal);
    }
  };
}

/** Object URLs, made when a screen first asks: a console may keep a thousand photos and show ten. */
function createShown(
  store: Pick<Store, 'blobs'>,
  urls: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>,
) {
  const shown = new Map<BlobHash, Signal<string | null>>();

  async function load(hash: BlobHash) {
    const blob = await store.blobs.get(hash);
    const url = shown.get(hash);
    if (blob && url && url.peek() === null) url.value = urls.createObjectURL(blob);
  }

  function forget(hash: BlobHash) {
    const url = shown.get(hash);
    if (!url?.peek()) return;
    urls.revokeObjectURL(url.peek() ?? '');
    url.value = null;
  }

  return {
    load,
    forget,
    /** A screen asked for it, and it is not here. */
    isWanted: (hash: BlobHash) => shown.get(hash)?.peek() === null,
    forgetAll: () => [...shown.keys()].forEach(forget),
    url(hash: BlobHash): ReadonlySignal<string | null> {
      const known = shown.get(hash);
      if (known) return known;
      const url = signal<string | null>(null);
      shown.set(hash, url);
      // A store that cannot be read shows initials instead of a face; the round tells of its own failure.
      load(hash).catch(() => undefined);
      return url;
    },
  };
}
