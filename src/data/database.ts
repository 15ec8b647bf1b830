import { type DBSchema, type IDBPDatabase, wrap } from 'idb';

/** One step of a database's history. It may only touch the database, synchronously. */
export type Migration = (database: IDBDatabase, transaction: IDBTransaction) => void;

type Options = { migrations: readonly Migration[]; idb: IDBFactory };

/**
 * Opens the database `name`, running the migrations that it has not seen: its version is their number.
 * It closes itself when another tab wants to upgrade or erase it, so that no tab ever blocks another.
 * `idb`'s own `openDB` knows only the global factory, hence the plain request.
 * A database that is newer than `migrations` is opened as it is: migrations only add, and a tablet that rolled back to
 * the version before must find its faces.
 *
 * @throws DOMException when the browser refuses storage
 */
export async function openDatabase<S extends DBSchema>(
  name: string,
  options: Options,
): Promise<IDBPDatabase<S>> {
  // idb cannot know our schema from a request; the migrations are what makes it true.
  const database = (await open(name, options).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'VersionError') return wrap(options.idb.open(name));
    throw error;
  })) as unknown as IDBPDatabase<S>;
  database.addEventListener('versionchange', () => database.close());
  return database;
}

function open(name: string, { migrations, idb }: Options): Promise<unknown> {
  const request = idb.open(name, migrations.length);
  request.onupgradeneeded = ({ oldVersion }) => {
    const { result, transaction } = request;
    if (!transaction) throw new Error('An upgrade without its transaction');
    for (const migrate of migrations.slice(oldVersion)) migrate(result, transaction);
  };
  return wrap(request);
}

/** Removes the database `name` and everything in it; other tabs close theirs by themselves. */
export async function eraseDatabase(name: string, idb: IDBFactory): Promise<void> {
  await wrap(idb.deleteDatabase(name));
}
