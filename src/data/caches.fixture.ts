/** Cache Storage in memory, as far as it is used. */
export function fakeCaches(): CacheStorage {
  const all = new Map<string, Map<string, Response>>();
  const open = async (name: string) => {
    const entries = all.get(name) ?? new Map<string, Response>();
    all.set(name, entries);
    return {
      match: async (path: string) => entries.get(path)?.clone(),
      put: async (path: string, response: Response) => void entries.set(path, response),
      delete: async (path: string) => entries.delete(path),
      keys: async () => [...entries.keys()].map((path) => ({ url: `https://tablet.test${path}` })),
    };
  };
  const caches = {
    open,
    match: async (path: string, { cacheName }: { cacheName: string }) =>
      all.get(cacheName)?.get(path)?.clone(),
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
  };
  return caches as unknown as CacheStorage;
}
