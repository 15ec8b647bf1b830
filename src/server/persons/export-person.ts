import { createReadStream, existsSync } from 'node:fs';
import type { BlobHash, EpochMs, Id } from '../../protocol/primitives.ts';
import type { Contact, Facility, Resident } from '../../protocol/records.ts';
import type { StaffPrincipal } from '../principal.ts';
import { Refused } from '../refused.ts';
import { noteDeed } from '../store/audit.ts';
import { findEntries } from '../store/audit-search.ts';
import { qualityAbout } from '../store/call-quality.ts';
import { healthHistory } from '../store/health.ts';
import type { Media } from '../store/media.ts';
import { kindsOf, recordsOf } from '../store/persons.ts';
import type { Photos } from '../store/photos.ts';
import { findBody, listBodies } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { readMe } from './export-words.ts';
import { fileName } from './file-name.ts';
import { type Entry, zipOf } from './zip-stream.ts';

type Deps = { store: Store; photos: Photos; media: Media };
type Wanted = { principal: StaffPrincipal; residentId: Id };
type Who = Wanted & { resident: Resident; facility: Facility; now: EpochMs };

export type PersonExport = { name: string; bytes: AsyncGenerator<Uint8Array> };

/**
 * Everything that is known about a resident, as a zip that is made while it is read. That it was taken out is in the log
 * before the first byte leaves.
 *
 * @throws Refused `not-found`
 */
export async function exportPerson(deps: Deps, wanted: Wanted): Promise<PersonExport> {
  const { store } = deps;
  const { principal, residentId } = wanted;
  const { facilityId, staffId } = principal;
  const resident = await findBody(store.db, facilityId, 'resident', residentId);
  const facility = await findBody(store.db, facilityId, 'facility', facilityId);
  if (!resident || !facility) throw new Refused('not-found');
  const what = { kind: 'resident', recordId: residentId, residentId } as const;
  const by = { kind: 'staff', id: staffId } as const;
  await store.write(facilityId, (writing) => noteDeed(writing, 'export-person', what), by);
  const who = { ...wanted, resident, facility, now: store.clock() };
  return { name: `${fileName(nameOf(resident))}.zip`, bytes: zipOf(entriesOf(deps, who)) };
}

const nameOf = ({ givenName, familyName }: Resident) => `${givenName} ${familyName}`.trim();

async function* entriesOf(deps: Deps, who: Who): AsyncGenerator<Entry> {
  const { facility, resident, now } = who;
  const date = new Date(now).toISOString().slice(0, 10);
  const given = { name: nameOf(resident), facility: facility.name, date };
  yield text('README.txt', readMe(facility.language, given));
  yield* dataOf(deps, who);
  yield* mediaOf(deps, who);
  yield* messagesOf(deps, who);
}

async function* dataOf({ store: { db } }: Deps, { principal, residentId }: Who): AsyncGenerator<Entry> {
  const { facilityId } = principal;
  for (const kind of await kindsOf(db, facilityId, residentId)) {
    const records = await recordsOf(db, facilityId, residentId, kind);
    yield json(`data/${kind}.json`, each(records.map(({ id, body }) => ({ id, ...JSON.parse(body) }))));
  }
  for (const { id } of await listBodies(db, facilityId, 'tablet', { residentId })) {
    yield json(`data/health-${id}.json`, each(await healthHistory(db, facilityId, id)));
  }
  yield json('data/call-quality.json', each(await qualityAbout(db, facilityId, residentId)));
  yield json('data/audit.json', logOf(db, facilityId, residentId));
}

const PAGE = 500;

async function* logOf(db: Store['db'], facilityId: Id, residentId: Id): AsyncGenerator<object> {
  const filter = { actorId: null, residentId, text: null, from: null, until: null, limit: PAGE };
  let before: number | null = null;
  for (;;) {
    const page = await findEntries(db, facilityId, { ...filter, before });
    yield* page;
    if (page.length < PAGE) return;
    before = page.at(-1)?.n ?? 0;
  }
}

type Medium = { hash: BlobHash; name: string };

async function* mediaOf({ store, photos }: Deps, who: Who): AsyncGenerator<Entry> {
  const { principal, residentId, resident } = who;
  const contacts = await listBodies(store.db, principal.facilityId, 'contact', { residentId });
  const media: Medium[] = [
    ...(resident.photo ? [{ hash: resident.photo, name: `photo-${fileName(nameOf(resident))}` }] : []),
    ...contacts.flatMap(({ body }) => ofContact(body)),
  ];
  const used = new Map<string, number>();
  for (const { hash, name } of media) {
    const found = await photos.read(principal, hash).catch(() => null);
    if (!found) continue; // It is on its way from a console that was without network.
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    const end = `${count > 1 ? `-${count}` : ''}.${found.type.split('/')[1]}`;
    yield { name: `media/${name}${end}`, isPacked: true, parts: each([found.bytes]) };
  }
}

/** Films, voices and photos that went to and fro, read while they are written. */
async function* messagesOf({ store, media }: Deps, { principal, residentId }: Who): AsyncGenerator<Entry> {
  const { facilityId } = principal;
  for (const { id, body } of await listBodies(store.db, facilityId, 'message', { residentId })) {
    const day = new Date(body.createdAt).toISOString().slice(0, 10);
    for (const [n, { hash, type }] of body.media.entries()) {
      const path = media.pathOf(facilityId, hash);
      if (!existsSync(path)) continue;
      const name = `messages/${day}-${body.from}-${id.slice(0, 8)}-${n + 1}.${type.split('/')[1]}`;
      yield { name, isPacked: true, parts: each(createReadStream(path)) };
    }
  }
}

function ofContact({ name, photo, voice }: Contact): Medium[] {
  const file = fileName(name);
  return [
    ...(photo ? [{ hash: photo, name: `photo-${file}` }] : []),
    ...(voice ? [{ hash: voice, name: `voice-${file}` }] : []),
  ];
}

async function* each<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  yield* items;
}

const utf8 = new TextEncoder();

const text = (name: string, content: string): Entry => ({
  name,
  isPacked: false,
  parts: each([utf8.encode(content)]),
});

const json = (name: string, items: AsyncIterable<object>): Entry => ({
  name,
  isPacked: false,
  parts: listOf(items),
});

/** A JSON list, item by item. */
async function* listOf(items: AsyncIterable<object>): AsyncGenerator<Uint8Array> {
  let before = '[\n';
  for await (const item of items) {
    yield utf8.encode(before + JSON.stringify(item));
    before = ',\n';
  }
  yield utf8.encode(before === '[\n' ? '[]\n' : '\n]\n');
}
