import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A server of our own for one test: real process, real database, its own data folder. */
export interface World {
  readonly url: string;
  /** What it printed: `link('Staff')`, `link('Tablet (Anne')`, `link('Relative (Marie')`. */
  link(start: string): string;
  /** kill -9: nothing is closed, nothing is saved. */
  kill(): Promise<void>;
  /** SIGTERM, as a service manager would. Answers the exit code. */
  stop(): Promise<number | null>;
  /** The same data folder and port again. */
  restart(): Promise<void>;
  /** Ends it and removes the data. */
  close(): Promise<void>;
}

export type WorldOptions = { empty?: boolean; env?: Record<string, string> };

/**
 * Starts the demo, or with `empty` the real server on an empty data folder, and waits until it says that it is ready.
 * @throws with what the server printed if it ends first.
 */
export async function startWorld({ empty = false, env = {} }: WorldOptions = {}): Promise<World> {
  const data = mkdtempSync(join(tmpdir(), 'moien-e2e-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const start = () => (empty ? startReal(port, url, data, env) : startDemo(port, data, env));
  let running = await start();

  const end = async (signal: NodeJS.Signals) => {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return running.child.exitCode;
    const gone = new Promise<number | null>((resolve) => running.child.once('exit', resolve));
    running.child.kill(signal);
    return gone;
  };

  return {
    url,
    link(words) {
      const line = running.lines.find((text) => text.startsWith(words));
      if (!line)
        throw new Error(
          `The server printed no line that starts with “${words}”:\n${running.lines.join('\n')}`,
        );
      return line.slice(line.indexOf('http'));
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    restart: async () => {
      running = await start();
    },
    close: async () => {
      await end('SIGKILL');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

type Running = { child: ChildProcess; lines: string[] };

function startDemo(port: number, data: string, env: Record<string, string>): Promise<Running> {
  return run(['src/server/demo/main.ts', '--port', String(port), '--data', data], env);
}

function startReal(port: number, url: string, data: string, env: Record<string, string>): Promise<Running> {
  return run(['src/server/main.ts'], {
    MOIEN_HOST: '127.0.0.1',
    MOIEN_PORT: String(port),
    MOIEN_PUBLIC_URL: url,
    MOIEN_DATA: data,
    ...env,
  });
}

/** Runs the server until it prints `Ready`. */
function run(args: string[], env: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, MOIEN_LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended (${code}):\n${lines.join('\n')}`)));
    createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) => lines.push(line));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      lines.push(line);
      if (line === 'Ready' || line.startsWith('Moien is ready')) resolve({ child, lines });
    });
  });
}

/** A port that was free a moment ago; kept over a restart, so that pages find the server again. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
