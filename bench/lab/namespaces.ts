import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from './emulator.ts';
import type { Lab, Place } from './lab.ts';
import { GOOD_4G, type LineName, type Shape, type Way } from './shape.ts';

const PREFIX = 'moien-bench-';
/** On the core's own loopback: the same address over every line. */
const SERVER = '10.77.0.1';

/** `other`: the network that the relative changes to. Device names have 15 characters at most. */
const LINES = [
  { name: 'tablet', device: 'mbtab', place: 'tablet', net: 1 },
  { name: 'relative', device: 'mbrel', place: 'relative', net: 2 },
  { name: 'other', device: 'mboth', place: 'relative', net: 3 },
] as const satisfies readonly { name: LineName; device: string; place: Place; net: number }[];
type Line = (typeof LINES)[number];

const PLACES = ['server', 'tablet', 'relative'] as const;

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: 'pipe', encoding: 'utf8' });
const spaceOf = (place: Place) => `${PREFIX}${place}`;
const inside = (place: Place, ...command: string[]) => ip('netns', 'exec', spaceOf(place), ...command);

/** @throws where there is no root, no namespace, no TUN device or no compiler */
export async function openNamespaces(): Promise<Lab> {
  removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  const emulator = await startEmulator(
    LINES.map(({ device }) => device),
    folder,
  );
  const close = async () => {
    await emulator.close();
    removeLeftovers();
    rmSync(folder, { recursive: true, force: true });
  };
  const set = async (name: LineName, way: Way | 'both', shape: Shape) => {
    for (const one of way === 'both' ? (['up', 'down'] as const) : [way])
      await emulator.set(deviceOf(name), one, shape);
  };
  const reset = async () => {
    for (const { name } of LINES)
      for (const way of ['up', 'down'] as const) await set(name, way, GOOD_4G[way]);
  };
  try {
    build();
    await reset();
  } catch (error) {
    await close();
    throw error;
  }
  let on: Line = LINES[1];
  return {
    how: 'namespaces',
    address: SERVER,
    at: (place) => ['ip', 'netns', 'exec', spaceOf(place)],
    relayPort: () => null,
    set,
    reset,
    counted: async (name) => (await emulator.count()).get(deviceOf(name)) ?? { up: 0, down: 0 },
    async switchNetwork() {
      const next = on === LINES[1] ? LINES[2] : LINES[1];
      leave(on);
      enter(next);
      on = next;
    },
    close,
  };
}

const deviceOf = (name: LineName) => LINES.find((line) => line.name === name)?.device ?? name;

function build(): void {
  for (const place of PLACES) {
    ip('netns', 'add', spaceOf(place));
    ip('-n', spaceOf(place), 'link', 'set', 'lo', 'up');
    // A router solicitation is nobody's call, and would be counted.
    inside(place, 'sysctl', '-qw', 'net.ipv6.conf.all.disable_ipv6=1');
  }
  inside('server', 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
  ip('-n', spaceOf('server'), 'addr', 'add', `${SERVER}/32`, 'dev', 'lo');
  for (const line of LINES) {
    ip('link', 'set', `${line.device}a`, 'netns', spaceOf(line.place));
    ip('link', 'set', `${line.device}b`, 'netns', spaceOf('server'));
    ip('-n', spaceOf('server'), 'addr', 'add', `10.77.${line.net}.1/30`, 'dev', `${line.device}b`);
    ip('-n', spaceOf('server'), 'link', 'set', `${line.device}b`, 'up');
    if (line.name !== 'other') enter(line);
  }
}

function enter({ place, device, net }: Line): void {
  ip('-n', spaceOf(place), 'link', 'set', `${device}a`, 'up');
  ip('-n', spaceOf(place), 'addr', 'add', `10.77.${net}.2/30`, 'dev', `${device}a`);
  ip('-n', spaceOf(place), 'route', 'add', 'default', 'via', `10.77.${net}.1`);
}

/** The address goes, and with it the default route. */
function leave({ place, device }: Line): void {
  ip('-n', spaceOf(place), 'addr', 'flush', 'dev', `${device}a`);
  ip('-n', spaceOf(place), 'link', 'set', `${device}a`, 'down');
}

/** Namespaces of a bench that did not come to its end, with the servers and browsers that still run in them. */
function removeLeftovers(): void {
  const there = ip('netns', 'list')
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '')
    .filter((name) => name.startsWith(PREFIX));
  for (const name of there) {
    for (const pid of ip('netns', 'pids', name).split('\n').filter(Boolean)) end(Number(pid));
    ip('netns', 'delete', name);
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has gone by itself meanwhile.
  }
}
