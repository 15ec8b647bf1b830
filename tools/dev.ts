import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/**
 * The server with demo data (restarted when its files change) and Vite (which reloads the pages), in one
 * command. Either one's end, or Ctrl-C, ends both.
 */
const project = join(import.meta.dirname, '..');
const SERVER_PORT = '4300';
const VITE_PORT = '4301';

function start(args: readonly string[], stdout: 'inherit' | 'pipe'): ChildProcess {
  return spawn(process.execPath, args, { cwd: project, stdio: ['ignore', stdout, 'inherit'] });
}

/** The links lead to the server; while building one wants Vite's pages, which know the server by proxy. */
function printWithVitesPort(output: Readable): void {
  output.setEncoding('utf8');
  output.on('data', (text: string) =>
    process.stdout.write(text.replaceAll(`:${SERVER_PORT}`, `:${VITE_PORT}`)),
  );
}

function main(demoArgs: readonly string[]): void {
  const demo = ['--watch', '--watch-preserve-output', 'src/server/demo/main.ts', '--port', SERVER_PORT];
  const server = start([...demo, ...demoArgs], 'pipe');
  if (server.stdout) printWithVitesPort(server.stdout);
  const vite = start(['node_modules/vite/bin/vite.js', '--port', VITE_PORT], 'inherit');

  const both = [server, vite];
  const stop = () => {
    for (const child of both) child.kill('SIGTERM');
  };
  for (const child of both) child.once('exit', stop);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main(process.argv.slice(2));
