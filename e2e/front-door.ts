import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { extname, join } from 'node:path';
import type { World } from './world.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** A proxy before a world's server, which puts other builds of the pages in its place, as an upgrade of it would. */
export interface FrontDoor {
  readonly url: string;
  /** The same link, through this door. */
  link(start: string): string;
  /** From now on pages come from that folder; null: from the server itself. */
  show(folder: string | null): void;
  /** The next upload is cut off after so many bytes, and nothing more of one passes until `mend`. Resolves when it is cut. */
  cutUpload(after: number): Promise<void>;
  mend(): void;
  close(): Promise<void>;
}

export async function openFrontDoor(world: World): Promise<FrontDoor> {
  const inner = new URL(world.url);
  let folder: string | null = null;
  let cut: Cut | null = null;
  const sockets = new Set<Socket>();
  const door = createServer((asked, answer) => {
    const file = folder && fileIn(folder, asked.url ?? '/');
    if (file) serve(file, answer);
    else forward(inner, asked, { answer, cut: asked.method === 'PATCH' ? cut : null });
  });
  door.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  door.on('upgrade', (asked: IncomingMessage, socket: Socket) => {
    const onward = connect(Number(inner.port), '127.0.0.1', () => {
      const headers = Object.entries(headersFor(inner, asked)).map(([name, value]) => `${name}: ${value}`);
      onward.write(`GET ${asked.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
      onward.pipe(socket).pipe(onward);
    });
    const end = () => {
      onward.destroy();
      socket.destroy();
    };
    for (const one of [onward, socket]) one.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(door.address() as AddressInfo).port}`;
  return {
    url,
    link: (start) => world.link(start).replace(world.url, url),
    show(next) {
      folder = next;
    },
    cutUpload: (after) =>
      new Promise((resolve) => {
        cut = { left: after, done: resolve };
      }),
    mend() {
      cut = null;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => door.close(() => resolve()));
    },
  };
}

function fileIn(folder: string, address: string): string | null {
  const { pathname } = new URL(address, 'http://localhost');
  const file = join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  return extname(file) in TYPES && existsSync(file) ? file : null;
}

function serve(file: string, answer: ServerResponse): void {
  answer.writeHead(200, {
    'content-type': TYPES[extname(file)],
    'cache-control': 'no-cache',
    'service-worker-allowed': '/',
  });
  answer.end(readFileSync(file));
}

/** The server believes that it is asked by its own name. */
function headersFor(inner: URL, asked: IncomingMessage): Record<string, string | string[] | undefined> {
  const { origin } = asked.headers;
  return { ...asked.headers, host: inner.host, ...(origin && { origin: inner.origin }) };
}

type Cut = { left: number; done: () => void };
type Forwarding = { answer: ServerResponse; cut: Cut | null };

function forward(inner: URL, asked: IncomingMessage, { answer, cut }: Forwarding): void {
  const onward = request(
    {
      host: '127.0.0.1',
      port: inner.port,
      path: asked.url,
      method: asked.method,
      headers: headersFor(inner, asked),
    },
    (came) => {
      answer.writeHead(came.statusCode ?? 502, came.headers);
      came.pipe(answer);
    },
  );
  onward.on('error', () => answer.destroy());
  if (cut === null) return void asked.pipe(onward);
  asked.on('data', (chunk: Buffer) => {
    if (cut.left > 0) onward.write(chunk.subarray(0, cut.left));
    cut.left -= chunk.length;
    if (cut.left > 0) return;
    // What has left is under way for a moment: a line that breaks loses what comes after it.
    setTimeout(() => {
      onward.destroy();
      asked.socket.destroy();
      cut.done();
    }, 300);
  });
}
