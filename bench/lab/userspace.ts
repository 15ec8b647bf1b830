import { createSocket, type Socket } from 'node:dgram';
import type { Lab, Place } from './lab.ts';
import { RELAY_PORT } from './relay.ts';
import { GOOD_4G, type LineName } from './shape.ts';
import { createWay, type LineWay } from './way.ts';

const HERE = '127.0.0.1';
const PORTS = { tablet: 34_820, relative: 34_822 } as const;
/** What IP and UDP add to a datagram. */
const HEADERS = 28;

type Person = keyof typeof PORTS;
type Line = Record<'up' | 'down', LineWay>;

/**
 * Without root or a kernel that helps: both browsers reach each other through the relay alone, each by a proxy of ours
 * that shapes what passes. Signalling and pages do not pass it: figures of set-up and of cold links are too good here.
 */
export async function openUserspace(): Promise<Lab> {
  const lines: Record<Person, Line> = { tablet: newLine(), relative: newLine() };
  const sockets = new Set<Socket>();
  for (const person of ['tablet', 'relative'] as const)
    await openProxy(lines[person], PORTS[person], sockets);
  const set: Lab['set'] = async (name, way, shape) => {
    if (name === 'other') return;
    for (const one of way === 'both' ? (['up', 'down'] as const) : [way]) lines[name][one].set(shape);
  };
  const reset = async () => {
    for (const person of ['tablet', 'relative'] as const)
      for (const way of ['up', 'down'] as const) lines[person][way].set(GOOD_4G[way]);
  };
  await reset();
  return {
    how: 'userspace',
    address: HERE,
    at: () => [],
    relayPort: (place: Place) => (place === 'server' ? null : PORTS[place]),
    set,
    reset,
    counted: async (name: LineName) =>
      name === 'other' ? { up: 0, down: 0 } : { up: lines[name].up.counted, down: lines[name].down.counted },
    switchNetwork: null,
    async close() {
      for (const socket of sockets) socket.close();
    },
  };
}

const newLine = (): Line => ({ up: createWay(Math.random), down: createWay(Math.random) });

/** Each address that the browser sends from has a socket of its own towards the relay, so that answers find back. */
async function openProxy(line: Line, port: number, sockets: Set<Socket>): Promise<void> {
  const front = createSocket('udp4');
  sockets.add(front);
  const onward = new Map<string, Socket>();
  front.on('message', (bytes, { port: from, address }) => {
    // Not always the loopback: a browser that may use the camera sends from each of the machine's addresses.
    let back = onward.get(`${address} ${from}`);
    if (!back) {
      back = createSocket('udp4');
      back.on('message', (answer) => pass(line.down, answer, () => front.send(answer, from, address)));
      sockets.add(back);
      onward.set(`${address} ${from}`, back);
    }
    const towards = back;
    pass(line.up, bytes, () => towards.send(bytes, RELAY_PORT, HERE));
  });
  await new Promise<void>((resolve) => front.bind(port, HERE, resolve));
}

function pass(way: LineWay, bytes: Buffer, send: () => void): void {
  const now = performance.now();
  const leaves = way.enter(bytes.length + HEADERS, now);
  if (leaves !== null) setTimeout(send, leaves - now);
}
