import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Id } from '../src/protocol/primitives.ts';
import { USUAL_CONTACT, USUAL_FACILITY, USUAL_RESIDENT, USUAL_TABLET } from '../src/protocol/records.ts';
import { readConfig } from '../src/server/config.ts';
import { systemTimers } from '../src/server/live/timers.ts';
import { createLog } from '../src/server/log.ts';
import { createServer, type Server } from '../src/server/server.ts';
import { createFacility } from '../src/server/store/accounts.ts';
import { createEndlessLink } from '../src/server/store/links.ts';
import type { Writing } from '../src/server/store/writing.ts';

/** A facility on a server of its own, in this process: what it costs to write is measured without a network. */
export type LargeHouse = {
  server: Server;
  url: string;
  facilityId: Id;
  staffId: Id;
  residentIds: Id[];
  tabletIds: Id[];
  signIn: string;
  close(): Promise<void>;
};

const CONTACTS_EACH = 6;

/** @param residents how many; each has a tablet and six contacts */
export async function openLargeHouse(residents: number): Promise<LargeHouse> {
  const dataDir = await mkdtemp(join(tmpdir(), 'moien-bench-'));
  const env = { MOIEN_DATA: dataDir, MOIEN_PUBLIC_URL: 'http://localhost', MOIEN_LOG_LEVEL: 'silent' };
  const config = { ...readConfig(env), port: 0 };
  const deps = { clock: Date.now, randomBytes, newId: randomUUID, timers: systemTimers };
  const server = await createServer(config, { ...deps, log: createLog('silent') });
  const { store } = server;
  const facility = { ...USUAL_FACILITY, name: 'Les Tilleuls', timeZone: 'Europe/Luxembourg' };
  const { facilityId, staffId } = await createFacility(store, {
    facility: { ...facility, language: 'fr', personWord: 'resident' },
    admin: { name: 'Claire', login: null },
  });
  const residentIds = Array.from({ length: residents }, () => randomUUID());
  const tabletIds = residentIds.map(() => randomUUID());
  await store.write(facilityId, async (writing) => {
    for (const [n, id] of residentIds.entries())
      await settle(writing, { n, id, tabletId: tabletIds[n] ?? '' });
  });
  const token = await createEndlessLink(store, 'sign-in', { facilityId, subjectId: staffId });
  const { url } = await server.listen();
  const address = url.replace('127.0.0.1', 'localhost');
  return {
    server,
    url: address,
    facilityId,
    staffId,
    residentIds,
    tabletIds,
    signIn: `${address}/staff/#sign-in=${token}`,
    async close() {
      await server.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

async function settle(writing: Writing, { n, id, tabletId }: { n: number; id: Id; tabletId: Id }) {
  await writing.put('resident', id, {
    ...USUAL_RESIDENT,
    givenName: `Anne-${n}`,
    familyName: `Weber-${n}`,
    address: '',
    room: String(100 + n),
    language: 'fr',
    photo: null,
  });
  await writing.put('tablet', tabletId, {
    ...USUAL_TABLET,
    name: `Tilleul ${n}`,
    residentId: id,
    pairedAt: 0,
  });
  for (let place = 0; place < CONTACTS_EACH; place += 1)
    await writing.put('contact', randomUUID(), {
      ...USUAL_CONTACT,
      residentId: id,
      name: `Contact ${n}-${place}`,
      relation: 'Fille',
      callsResident: 'Maman',
      photo: null,
      position: place,
    });
}
