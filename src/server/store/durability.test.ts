import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Id } from '../../protocol/primitives.ts';
import { ANNE, type As, openHouse } from '../test-house.ts';

const MAIN = join(import.meta.dirname, '../main.ts');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moien-durable-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The real program on a free port. @returns the process and where it listens */
async function startServer(): Promise<{ program: ChildProcess; url: string }> {
  const env = { MOIEN_PUBLIC_URL: 'http://localhost:1', MOIEN_PORT: '0', MOIEN_DATA: folder };
  const program = spawn(process.execPath, [MAIN], { env: { PATH: process.env.PATH, ...env } });
  let said = '';
  program.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  for (;;) {
    const url = /"url":"([^"]+)"/.exec(said)?.[1];
    if (url) return { program, url };
    await once(program.stdout, 'data');
  }
}

async function createResident(url: string, { cookie }: As, id: Id): Promise<boolean> {
  const mutation = { id: randomUUID(), at: 1, name: 'resident.create', args: { id, ...ANNE } };
  const response = await fetch(`${url}/api/mutations`, {
    method: 'POST',
    headers: { cookie: `moien=${cookie}`, origin: url },
    body: JSON.stringify({ mutations: [mutation] }),
  });
  const { results } = (await response.json()) as { results: { refused: unknown }[] };
  return results[0]?.refused === null;
}

test('what was acknowledged survives when the server is killed in the middle of writing', async () => {
  const before = await openHouse({ dataDir: folder });
  const us = await before.settle();
  await before.close();

  const { program, url } = await startServer();
  const acknowledged: Id[] = [];
  const write = async (): Promise<void> => {
    for (;;) {
      const id = randomUUID();
      if (await createResident(url, us.staff, id)) acknowledged.push(id);
      if (acknowledged.length === 40) program.kill('SIGKILL');
    }
  };
  // Each writes until the connection breaks.
  await Promise.allSettled([write(), write(), write()]);
  expect(program.killed).toBe(true);

  const after = await openHouse({ dataDir: folder });
  const rows = await after.server.store.db
    .selectFrom('record')
    .select('id')
    .where('kind', '=', 'resident')
    .execute();
  const kept = new Set(rows.map(({ id }) => id));
  expect(acknowledged.length).toBeGreaterThanOrEqual(40);
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  await after.close();
});
