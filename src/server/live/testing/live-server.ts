import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createLive } from '../live.ts';
import { type FakeTime, settle } from './fake-time.ts';
import { createTestLog, type House, type MemoryHealth, type MemoryStore } from './house.ts';
import { plainLines } from './plain-lines.ts';

type Deps = { house: House; store: MemoryStore; health: MemoryHealth; time: FakeTime };

/** The live server on a real port, over a store that outlives it. */
export type LiveServer = Awaited<ReturnType<typeof startLiveServer>>;

export async function startLiveServer({ house, store, health, time }: Deps) {
  const timers = time.timers();
  const log = createTestLog();
  const turn = { urls: ['turn:turn.example:3478'], secret: 'shared' };
  const { directory, doorkeeper } = house;
  const addressOf = () => '198.51.100.7';
  const outside = { turn, addressOf, newId: randomUUID, now: time.now, timers, log };
  const quality = { note: async () => undefined };
  const rest = { ringer: null, lines: plainLines(), quality };
  const deps = { store, health, directory, doorkeeper, ...rest, ...outside };
  const live = createLive(deps);
  const http = createServer((_, response) => response.writeHead(404).end());
  const sockets = new Set<Socket>();
  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  http.on('upgrade', live.upgrade);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const stopListening = () => new Promise<void>((resolve) => http.close(() => resolve()));
  const { port } = http.address() as AddressInfo;
  return {
    live,
    log,
    port,
    url: `ws://127.0.0.1:${port}/live`,
    /** Resolves when the next socket is closed and the server has noticed. */
    async losesOne(): Promise<void> {
      const lost = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve));
      await Promise.race([...sockets].map(lost));
      await settle();
    },
    async stop(): Promise<void> {
      await live.close();
      for (const socket of sockets) socket.destroy();
      await stopListening();
    },
    /** `kill -9`: no goodbye, and nothing that it waited for happens. */
    async kill(): Promise<void> {
      timers.kill();
      for (const socket of sockets) socket.destroy();
      await stopListening();
    },
  };
}
