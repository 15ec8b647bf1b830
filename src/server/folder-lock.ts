import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ConfigError } from './config.ts';

/** In the data folder. It is empty; whoever copies the folder may copy it too. */
export const LOCK_FILE = 'moien.lock';

/**
 * Takes the data folder for this process: two servers on one database would each tell only half of the tablets. The lock
 * is one that SQLite holds on an empty file. The operating system takes it back when the process dies, however it dies,
 * so there is nothing stale to clear away.
 *
 * @param folder must exist
 * @returns the function that gives it back
 * @throws ConfigError when another process has it
 */
export function lockFolder(folder: string): () => void {
  const file = new Database(join(folder, LOCK_FILE), { timeout: 0 });
  try {
    // Nothing is ever written: without this, an empty journal would lie beside it.
    file.pragma('journal_mode = memory');
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (!(error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))) throw error;
    throw new ConfigError('Moien is already running on the folder in MOIEN_DATA: stop it first.');
  }
  return () => void file.close();
}
