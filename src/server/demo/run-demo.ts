import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { ConfigError, readConfig } from '../config.ts';
import { systemTimers } from '../live/timers.ts';
import { createLog } from '../log.ts';
import { sentence } from '../run.ts';
import { createServer, type Server } from '../server.ts';
import { startAnew } from './fresh.ts';
import { keepLinks, lineOf, readLinks } from './links.ts';
import { loadSample } from './load-sample.ts';
import { inFlags, readOptions } from './options.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Starts the server with sample data and prints its links, then `Ready`; stops when asked to. */
export async function runDemo(args: readonly string[], env: Env): Promise<void> {
  const server = await start(args, env).catch((error: unknown) => {
    console.error(inFlags(sentence(error)));
    process.exitCode = 1;
    return null;
  });
  if (!server) return;
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await server.close();
}

async function start(args: readonly string[], env: Env): Promise<Server> {
  const { host, port, data, fresh } = readOptions(args);
  // As `npm start`: whatever is written is the owner's alone.
  process.umask(0o077);
  if (fresh) await startAnew(data);
  const config = readConfig({
    MOIEN_LOG_LEVEL: 'warn',
    ...env,
    MOIEN_HOST: host,
    MOIEN_PORT: port,
    MOIEN_DATA: data,
    MOIEN_PUBLIC_URL: `http://localhost:${port}`,
  });
  const deps = {
    clock: Date.now,
    randomBytes,
    newId: randomUUID,
    timers: systemTimers,
    log: createLog(config.logLevel),
  };
  const server = await createServer(config, deps);
  try {
    const links = (await readLinks(data)) ?? (await firstLinks(server, data));
    const { url } = await server.listen();
    for (const link of links) console.log(lineOf(link, localised(url)));
    console.log('Ready');
  } catch (error) {
    await server.close();
    throw error;
  }
  return server;
}

/** @throws ConfigError on a folder with somebody's real data */
async function firstLinks(server: Server, data: string) {
  if ((await server.setupLink()) === null) {
    throw new ConfigError(
      `${data} holds another facility, or half a demo: choose another --data, or start anew with --fresh.`,
    );
  }
  // Marks the folder as the demo's own before it is full, so that --fresh may clear up after a crash.
  await keepLinks(data, []);
  const links = await loadSample(server);
  await keepLinks(data, links);
  return links;
}

/** The same place by the name that browsers trust with a camera without https. */
const localised = (url: string) => url.replace('//127.0.0.1:', '//localhost:');
