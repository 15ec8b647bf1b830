import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JsonRouteName, ROUTES } from '../protocol/http.ts';
import type { MutationArgs, MutationName, MutationResult } from '../protocol/mutations.ts';
import type { Id } from '../protocol/primitives.ts';
import {
  type Contact,
  type Resident,
  USUAL_CONTACT,
  USUAL_FACILITY,
  USUAL_RESIDENT,
  USUAL_TABLET,
} from '../protocol/records.ts';
import { USUAL_RING } from '../protocol/rings.ts';
import type { Config } from './config.ts';
import { systemTimers } from './live/timers.ts';
import { createLog } from './log.ts';
import { createServer, type Server, type ServerDeps } from './server.ts';
import { createFacility } from './store/accounts.ts';
import { issue } from './store/credentials.ts';
import type { CredentialKind } from './store/schema.ts';

/*
 * For tests: a real server on a free port, over a real database in a temporary folder, with two facilities on demand.
 */

/** Who asks: a device's secret, a staff cookie, or neither. */
export type As = { bearer?: string; cookie?: string };

export type Answer = { status: number; body: unknown; headers: Headers };

export interface House {
  readonly server: Server;
  readonly url: string;
  readonly dataDir: string;
  /** The server's clock; tests move it. */
  readonly time: { now: number };
  /** Any request; a staff cookie comes with our own origin, as from a browser. */
  ask(path: string, init?: RequestInit, as?: As): Promise<Answer>;
  call(name: JsonRouteName, body: unknown, as?: As): Promise<Answer>;
  mutate<N extends MutationName>(name: N, args: MutationArgs<N>, as: As): Promise<MutationResult>;
  settle(): Promise<Settled>;
  close(): Promise<void>;
}

/** A facility with two residents; the first has two contacts. Everybody has a credential. */
export type Settled = {
  facilityId: Id;
  staffId: Id;
  residentId: Id;
  otherResidentId: Id;
  contactId: Id;
  otherContactId: Id;
  invitationId: Id;
  tabletId: Id;
  deviceId: Id;
  otherDeviceId: Id;
  staff: As;
  tablet: As;
  relative: As;
  otherRelative: As;
};

export const START = Date.UTC(2026, 10, 23, 12, 0);

export const ANNE: Resident = {
  ...USUAL_RESIDENT,
  givenName: 'Anne',
  familyName: 'Weber',
  address: 'Madame Weber',
  room: '12',
  language: 'fr',
  photo: null,
  callingHours: { from: 0, until: 1440 },
};

export const marieOf = (residentId: Id): Contact => ({
  ...USUAL_CONTACT,
  residentId,
  name: 'Marie',
  relation: 'Fille',
  callsResident: 'Maman',
  photo: null,
  position: 1,
});

export const FACILITY = {
  ...USUAL_FACILITY,
  name: 'Les Tilleuls',
  timeZone: 'Europe/Luxembourg',
  language: 'fr',
  personWord: 'resident',
} as const;

/** A picture of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** `outside`: time of a test's own, where what waits is to be seen. */
export async function openHouse(
  changes: Partial<Config> = {},
  outside: Partial<Pick<ServerDeps, 'clock' | 'timers'>> = {},
): Promise<House> {
  const dataDir = changes.dataDir ?? (await mkdtemp(join(tmpdir(), 'moien-')));
  const time = { now: START };
  const config: Config = {
    host: '127.0.0.1',
    port: 0,
    dataDir,
    publicUrl: new URL('http://localhost:8080'),
    turn: null,
    trustProxy: false,
    logLevel: 'silent',
    android: null,
    mail: null,
    sms: null,
    pushContact: 'mailto:moien@test.example',
    mediaQuota: 50 * 1024 * 1024,
    ffmpeg: 'no-such-program',
    stalledMs: 30_000,
    pagesDir: join(dataDir, 'no-pages'),
    ...changes,
  };
  const deps = { clock: () => time.now, randomBytes, newId: randomUUID, timers: systemTimers, ...outside };
  const server = await createServer(config, { ...deps, log: createLog(config.logLevel) });
  const { url } = await server.listen();
  const ask = (path: string, init: RequestInit = {}, as: As = {}) => send(url + path, init, as);
  const call = (name: JsonRouteName, body: unknown, as?: As) => {
    const { method, path } = ROUTES[name];
    return ask(path, method === 'POST' ? { method, body: JSON.stringify(body) } : { method }, as);
  };
  return {
    server,
    url,
    dataDir,
    time,
    ask,
    call,
    async mutate(name, args, as) {
      const mutation = { id: randomUUID(), at: time.now, name, args };
      const { body } = await call('mutate', { mutations: [mutation] }, as);
      return resultOf(body, mutation.id);
    },
    settle: () => settle(server),
    async close() {
      await server.close();
      if (!changes.dataDir) await rm(dataDir, { recursive: true });
    },
  };
}

/** The only result, or the refusal of the whole request in the same shape. */
function resultOf(body: unknown, id: Id): MutationResult {
  const answer = body as { results?: MutationResult[] } & NonNullable<MutationResult['refused']>;
  return answer.results?.[0] ?? { id, seq: null, refused: answer };
}

async function send(url: string, init: RequestInit, { bearer, cookie }: As): Promise<Answer> {
  const headers = new Headers(init.headers);
  if (bearer) headers.set('authorization', `Bearer ${bearer}`);
  if (cookie) headers.set('cookie', `moien=${cookie}`);
  if (cookie && !headers.has('origin')) headers.set('origin', new URL(url).origin);
  const response = await fetch(url, { redirect: 'manual', ...init, headers });
  const isJson = init.method !== 'HEAD' && response.headers.get('content-type') === 'application/json';
  const body: unknown = isJson ? await response.json() : new Uint8Array(await response.arrayBuffer());
  return { status: response.status, body, headers: response.headers };
}

async function settle({ store }: Server): Promise<Settled> {
  const { facilityId, staffId } = await createFacility(store, {
    facility: FACILITY,
    admin: { name: 'Claire Hoffmann', login: null },
  });
  const id = randomUUID;
  const [residentId, otherResidentId, contactId, otherContactId] = [id(), id(), id(), id()];
  const [invitationId, tabletId, deviceId, otherDeviceId] = [id(), id(), id(), id()];
  const secrets = await store.write(facilityId, async (writing) => {
    const { now } = writing;
    await writing.put('resident', residentId, ANNE);
    await writing.put('resident', otherResidentId, { ...ANNE, givenName: 'Jos' });
    await writing.put('contact', contactId, marieOf(residentId));
    await writing.put('contact', otherContactId, { ...marieOf(residentId), name: 'Jean' });
    const invitation = { createdAt: now, createdBy: staffId, expiresAt: now + 1e9, accepted: 1 };
    await writing.put('invitation', invitationId, { contactId, ...invitation });
    await writing.put('tablet', tabletId, { ...USUAL_TABLET, name: 'Tilleul 1', residentId, pairedAt: now });
    const device = {
      invitationId,
      label: 'Safari · iPhone',
      language: 'fr',
      acceptedAt: now,
      ring: USUAL_RING,
    } as const;
    await writing.put('device', deviceId, { contactId, ...device });
    await writing.put('device', otherDeviceId, { contactId: otherContactId, ...device });
    const secret = (kind: CredentialKind, subjectId: Id) =>
      issue(writing.db, store.randomBytes, { kind, facilityId, subjectId, now });
    return {
      staff: { cookie: await secret('session', staffId) },
      tablet: { bearer: await secret('tablet', tabletId) },
      relative: { bearer: await secret('device', deviceId) },
      otherRelative: { bearer: await secret('device', otherDeviceId) },
    };
  });
  const residents = { residentId, otherResidentId, contactId, otherContactId };
  const browsers = { invitationId, tabletId, deviceId, otherDeviceId };
  return { facilityId, staffId, ...residents, ...browsers, ...secrets };
}
