export type WipePorts = {
  readonly indexedDB: Pick<IDBFactory, 'databases' | 'deleteDatabase'>;
  /** Throws where the browser keeps nothing. */
  readonly storages: () => readonly Pick<Storage, 'clear'>[];
  /** Missing outside HTTPS. */
  readonly caches: Pick<CacheStorage, 'keys' | 'delete'> | undefined;
  /** Where the tablet's key is. It goes last: a wipe that a dead battery cut short begins again with the next start. */
  readonly keyring: string;
};

/** What stays: the application itself, which anybody may fetch. Nothing of a person is ever put there (`sw/shelf`). */
const APPLICATION = ['moien-launcher ', 'moien-ledger'];

/**
 * Removes every trace of people from this browser: all databases, all that is kept beside them, and every cache but the
 * application's own, without which a tablet that is out of reach could not even say that it belongs to nobody.
 * Whatever cannot be removed keeps nothing else from going.
 */
export async function wipe({ indexedDB, storages, caches, keyring }: WipePorts): Promise<void> {
  const names = await databaseNames(indexedDB);
  for (const name of names.filter((each) => each !== keyring)) await remove(indexedDB, name);
  const kept = (await caches?.keys().catch(() => [])) ?? [];
  const foreign = kept.filter((name) => !APPLICATION.some((start) => name.startsWith(start)));
  await Promise.all(foreign.map((name) => caches?.delete(name).catch(() => false)));
  try {
    for (const storage of storages()) storage.clear();
  } catch {
    // Nothing is kept here, so nothing is left.
  }
  await remove(indexedDB, keyring);
}

async function databaseNames(indexedDB: WipePorts['indexedDB']): Promise<string[]> {
  const known = await indexedDB.databases().catch(() => []);
  return known.flatMap(({ name }) => (name === undefined ? [] : [name]));
}

/** Blocked: another page still has it open. It closes when it hears of this, and then the database goes. */
function remove(indexedDB: WipePorts['indexedDB'], name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    const done = () => resolve();
    request.onsuccess = done;
    request.onerror = done;
    request.onblocked = done;
  });
}
