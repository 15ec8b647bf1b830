import { randomBytes, randomUUID } from 'node:crypto';
import { USUAL_CONTACT, USUAL_FACILITY, USUAL_RESIDENT, USUAL_TABLET } from '../src/protocol/records.ts';
import { readConfig } from '../src/server/config.ts';
import { systemTimers } from '../src/server/live/timers.ts';
import { createLog } from '../src/server/log.ts';
import { createServer } from '../src/server/server.ts';
import { createFacility } from '../src/server/store/accounts.ts';
import { createInvitation } from '../src/server/store/invitations.ts';
import { createEndlessLink } from '../src/server/store/links.ts';

/*
 * A house in which each resident has a tablet and a daughter: `node bench/house.ts PORT RESIDENTS FOLDER`. Prints
 * `Tablet 0: <secret>`, `Relative 0: <secret>`, …, `Ready`, and runs until it is ended. Its data is in that folder, which is
 * removed by whoever made it.
 */

const [port = '0', residents = '1', folder = ''] = process.argv.slice(2);
const NEVER = { from: 0, until: 0 };

const config = readConfig({
  MOIEN_DATA: folder,
  MOIEN_HOST: '0.0.0.0',
  MOIEN_PORT: port,
  MOIEN_PUBLIC_URL: `http://localhost:${port}`,
  MOIEN_LOG_LEVEL: 'warn',
  // Where everything goes through a relay, that is in the environment.
  MOIEN_TURN_URLS: process.env.MOIEN_TURN_URLS,
  MOIEN_TURN_SECRET: process.env.MOIEN_TURN_SECRET,
});
const deps = {
  clock: Date.now,
  randomBytes,
  newId: randomUUID,
  timers: systemTimers,
  log: createLog('warn'),
};
const server = await createServer(config, deps);
const { store } = server;
const facility = { ...USUAL_FACILITY, name: 'Les Tilleuls', timeZone: 'Europe/Luxembourg' };
const { facilityId, staffId } = await createFacility(store, {
  facility: { ...facility, language: 'fr', personWord: 'resident' },
  admin: { name: 'Claire', login: null },
});

async function settle(n: number): Promise<void> {
  const [residentId, tabletId, contactId] = [randomUUID(), randomUUID(), randomUUID()];
  const person = { givenName: `Anne ${n}`, familyName: 'Weber', address: '', room: String(100 + n) };
  const contact = { residentId, name: 'Marie', relation: 'Fille', callsResident: 'Maman', position: 0 };
  await store.write(facilityId, async (writing) => {
    const body = { ...USUAL_RESIDENT, ...person, language: 'fr' as const, photo: null, quietHours: NEVER };
    await writing.put('resident', residentId, body);
    await writing.put('tablet', tabletId, { ...USUAL_TABLET, name: `${n}`, residentId, pairedAt: 0 });
    await writing.put('contact', contactId, { ...USUAL_CONTACT, ...contact, photo: null });
  });
  const paired = await createEndlessLink(store, 'pairing-link', { facilityId, subjectId: tabletId });
  const inviting = { id: randomUUID(), contactId, createdBy: staffId, endless: true };
  const { secret } = await createInvitation(store, facilityId, inviting);
  console.log(`Tablet ${n}: ${paired}`);
  console.log(`Relative ${n}: ${secret}`);
}

for (let n = 0; n < Number(residents); n += 1) await settle(n);
await server.listen();
console.log('Ready');
