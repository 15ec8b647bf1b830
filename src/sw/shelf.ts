/** One file of the launcher, as the build lists it. `revision` null: its name carries a hash of what is in it. */
export type Kept = { url: string; revision: string | null };

/** What is used of a worker's global scope here. */
export type ShelfDeps = {
  caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>;
  fetch: (path: string, options: RequestInit) => Promise<Response>;
};

/** Whole versions of the launcher, each in a cache of its own: one can be gone back to as long as it stands here. */
export interface Shelf {
  /**
   * Puts a version up, whole or not at all. What an older one has under the same hashed name is not fetched again:
   * ten tablets may share one radio link.
   * @throws when a file cannot be had; what was had stays for the next try
   */
  put(version: string, files: readonly Kept[]): Promise<void>;
  /** A file of that version, or of any other that has it. */
  find(version: string, path: string): Promise<Response | undefined>;
  /** Takes everything down but these. */
  keepOnly(versions: readonly (string | null)[]): Promise<void>;
}

const PREFIX = 'moien-launcher ';
const ANYHOW = { ignoreSearch: true, ignoreVary: true };

export function createShelf({ caches, fetch }: ShelfDeps): Shelf {
  const names = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

  async function find(version: string, path: string) {
    const mine = PREFIX + version;
    for (const name of [mine, ...(await names()).filter((other) => other !== mine)]) {
      const found = await (await caches.open(name)).match(path, ANYHOW);
      if (found) return found;
    }
    return undefined;
  }

  async function get(version: string, { url, revision }: Kept): Promise<Response> {
    const known = revision === null ? await find(version, url) : undefined;
    const response = known ?? (await fetch(url, { cache: 'no-cache' }));
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response;
  }

  return {
    async put(version, files) {
      const cache = await caches.open(PREFIX + version);
      await Promise.all(files.map(async (file) => cache.put(file.url, await get(version, file))));
    },
    find,
    async keepOnly(versions) {
      const kept = versions.map((version) => PREFIX + version);
      for (const name of await names()) if (!kept.includes(name)) await caches.delete(name);
    },
  };
}
