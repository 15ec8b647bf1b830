import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { ConfigError, readConfig } from './config.ts';
import { systemTimers } from './live/timers.ts';
import { createLog, describeError } from './log.ts';
import { createServer, type Server } from './server.ts';

/** Starts the server and stops it when asked to. Whatever keeps it from starting is one plain sentence. */
export async function run(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  // Listened for from the beginning: who asks while it still starts gets an orderly stop right after.
  const asked = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const started = await start(env).catch((error: unknown) => {
    console.error(sentence(error));
    process.exitCode = 1;
    return null;
  });
  if (!started) return;
  await asked;
  started.log.info({}, 'stopping');
  await started.server.close();
}

async function start(env: Parameters<typeof run>[0]) {
  const config = readConfig(env);
  // Whatever is written from here on, the database too, is the owner's alone.
  process.umask(0o077);
  const log = createLog(config.logLevel);
  const deps = { clock: Date.now, randomBytes, newId: randomUUID, timers: systemTimers, log };
  const server: Server = await createServer(config, deps);
  try {
    const { url } = await server.listen();
    log.info({ url }, 'listening');
    console.log(`Moien is ready: ${config.publicUrl.origin}`);
    const secret = await server.setupLink();
    // Not through the log: a secret does not belong into what is kept.
    if (secret) console.log(`Set up: ${config.publicUrl.origin}/staff/#setup=${secret}`);
  } catch (error) {
    await server.close();
    throw error;
  }
  return { server, log };
}

const SENTENCES: Record<string, string> = {
  EADDRINUSE: 'The port is taken by another program: choose another MOIEN_PORT.',
  EADDRNOTAVAIL: 'This machine has no such address: correct MOIEN_HOST.',
  ENOTFOUND: 'This machine has no such address: correct MOIEN_HOST.',
  EACCES:
    'Not allowed: MOIEN_DATA must be a folder that may be written, and MOIEN_PORT one that may be used.',
  EPERM: 'The folder in MOIEN_DATA belongs to somebody else: it must be owned by who starts Moien.',
  EROFS: 'The folder in MOIEN_DATA cannot be written.',
  ENOSPC: 'The disk of the folder in MOIEN_DATA is full.',
  ENOTDIR: 'MOIEN_DATA must be a folder.',
  EEXIST: 'MOIEN_DATA must be a folder.',
  SQLITE_CANTOPEN: 'The database in MOIEN_DATA cannot be opened: it must be a file that may be written.',
  SQLITE_READONLY: 'The database in MOIEN_DATA cannot be opened: it must be a file that may be written.',
  SQLITE_FULL: 'The disk of the folder in MOIEN_DATA is full.',
  SQLITE_BUSY: 'The database in MOIEN_DATA is in use by another program.',
  SQLITE_NOTADB: 'The database in MOIEN_DATA is damaged: restore a backup.',
  SQLITE_CORRUPT: 'The database in MOIEN_DATA is damaged: restore a backup.',
};

/** What kept the server from starting, for whoever started it. */
export function sentence(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return SENTENCES[code] ?? `Moien could not start: ${JSON.stringify(describeError(error))}`;
}
