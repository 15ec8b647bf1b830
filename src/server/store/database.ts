import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import { Migrator } from 'kysely/migration';
import { MIGRATIONS } from './migrations.ts';
import type { Db, Schema } from './schema.ts';

/**
 * Takes the write lock at the start. A transaction that begins by reading and writes later fails with SQLITE_BUSY when
 * another process wrote in between, and no busy_timeout helps it.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#config);
  }
}

/**
 * Opens the database and brings its schema up to date.
 *
 * @param file path of the SQLite file; its `-wal` and `-shm` lie beside it
 * @throws when the file cannot be opened or a migration fails; nothing is left half done
 */
export async function openDatabase(file: string): Promise<Db> {
  const sqlite = new Database(file);
  // FULL: a commit that was acknowledged survives a power cut, which in WAL mode NORMAL does not promise.
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'busy_timeout = 5000',
    'foreign_keys = ON',
    // What is deleted is overwritten: an erased name must not lie on in a free page.
    'secure_delete = ON',
  ]) {
    sqlite.pragma(pragma);
  }
  const db = new Kysely<Schema>({ dialect: new ImmediateDialect({ database: sqlite }) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

/** After an erasure: the journal beside the database still held what it wrote there before. */
export async function emptyJournal(db: Db): Promise<void> {
  await db.executeQuery(CompiledQuery.raw('pragma wal_checkpoint(truncate)'));
}
