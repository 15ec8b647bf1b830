import type { BlobHash, Hours } from '../protocol/primitives.ts';

/** Not the application's (`resident/app/wipe`): it goes with everything that is a person's. */
const CACHE = 'moien-first-home';

/** An address that only the worker answers; the photos are below it. */
export const FIRST_HOME = '/resident/.first-home';

/** Where the worker has a photo of the first home. */
export const firstHomePhoto = (hash: BlobHash): string => `${FIRST_HOME}/${hash}`;

/** The home screen as it stood when it was last drawn: faces and buttons, without what depends on the hour. */
export type FirstHome = {
  /** The build that drew it. To any other it is nothing: its style sheets may not know these classes. */
  version: string;
  markup: string;
  language: string;
  textFactor: number;
  /**
   * The resident's night, when the launcher starts with another screen: in minutes of the day in UTC, since a worker that has just
   * been started takes longer to learn of time zones than for all else that it does here.
   */
  night: Hours;
};

/** What the worker shows before the launcher runs (`sw/first-home`). In Cache Storage, as a worker has it at hand. */
export interface FirstHomeBook {
  read(version: string): Promise<FirstHome | undefined>;
  photo(path: string): Promise<Response | undefined>;
  /** Replaces what was kept; photos that the new one does not show are gone. */
  keep(home: FirstHome, photos: ReadonlyMap<BlobHash, Blob>): Promise<void>;
  forget(): Promise<void>;
  /** Nothing is kept from now on: everything is about to be wiped. */
  close(): void;
}

/** @param caches undefined where a browser has none: then nothing is kept */
export function openFirstHome(caches: CacheStorage | undefined): FirstHomeBook {
  let isClosed = false;
  // In one step: to open it first would cost each start more, and leave an empty one behind.
  const find = async (path: string) => caches?.match(path, { cacheName: CACHE });
  return {
    async read(version) {
      const entry = await find(FIRST_HOME);
      // Only this program writes there, and another version of it is not believed.
      const home = (await entry?.json()) as FirstHome | undefined;
      return home?.version === version ? home : undefined;
    },
    photo: find,
    async keep(home, photos) {
      const cache = isClosed ? undefined : await caches?.open(CACHE);
      if (!cache) return;
      const files = [...photos].map(([hash, blob]) => [firstHomePhoto(hash), blob] as const);
      // Photos first and the page that names them after: cut short, it is the old one, with faces.
      for (const [path, blob] of files) if (!(await cache.match(path))) await cache.put(path, photo(blob));
      await cache.put(FIRST_HOME, Response.json(home));
      const named = new Set([FIRST_HOME, ...files.map(([path]) => path)]);
      for (const { url } of await cache.keys()) {
        const { pathname } = new URL(url);
        if (!named.has(pathname)) await cache.delete(pathname);
      }
    },
    async forget() {
      await caches?.delete(CACHE);
    },
    close() {
      isClosed = true;
    },
  };
}

const photo = (blob: Blob) => new Response(blob, { headers: { 'content-type': blob.type } });
