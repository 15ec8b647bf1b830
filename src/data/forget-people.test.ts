import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { USUAL_CONTACT, USUAL_FACILITY, USUAL_TABLET } from '../protocol/records.ts';
import { openStore, type Store } from './store.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const HASH = 'ab'.repeat(32);
const [FACILITY, TABLET, MARIE, SESSION] = [id(1), id(2), id(4), id(5)];
const ANNE = id(3);

async function served(idb: IDBFactory): Promise<Store> {
  const store = await openStore('moien-tablet', idb);
  const house = {
    name: 'Clinique',
    timeZone: 'Europe/Luxembourg',
    language: 'fr',
    personWord: 'patient',
  } as const;
  const tablet = { name: 'B2', residentId: ANNE, pairedAt: 1, kind: 'shared', idleMinutes: 15 } as const;
  const marie = {
    residentId: ANNE,
    name: 'Marie',
    relation: '',
    callsResident: '',
    photo: HASH,
    position: 1,
  };
  await store.records.apply({
    changes: [
      { kind: 'facility', id: FACILITY, seq: 1, body: { ...USUAL_FACILITY, ...house } },
      {
        kind: 'tablet',
        id: TABLET,
        seq: 2,
        body: { ...USUAL_TABLET, ...tablet, session: { id: SESSION, since: 2 } },
      },
      { kind: 'contact', id: MARIE, seq: 3, body: { ...USUAL_CONTACT, ...marie } },
    ],
    ...{ seq: 3, scope: 'anne', reset: true },
  });
  await store.blobs.put(HASH, new Blob(['face']));
  await store.meta.set('volume', 5);
  await store.meta.set('clock', 12);
  const at = 9;
  await store.outbox.add({ id: id(9), at, name: 'help.ask', args: { id: id(8), residentId: ANNE } });
  return store;
}

test('nothing of whom the tablet served is left, and the next pull starts from nothing', async () => {
  const store = await served(new IDBFactory());
  await store.forgetPeople();
  const left = await store.records.all();
  expect(left.map(({ kind }) => kind).sort()).toEqual(['facility', 'tablet']);
  expect(JSON.stringify(left)).not.toContain(ANNE);
  expect(JSON.stringify(left)).not.toContain(SESSION);
  expect(await store.blobs.hashes()).toEqual([]);
  expect(await store.records.cursor()).toEqual({ since: 0, scope: null });
  expect(await store.meta.get('volume')).toBeUndefined();
});

test('the tablet still knows the house, how long it waits, and what time it is', async () => {
  const store = await served(new IDBFactory());
  await store.forgetPeople();
  const tablet = (await store.records.all()).find(({ kind }) => kind === 'tablet');
  expect(tablet?.body).toMatchObject({ kind: 'shared', idleMinutes: 15, residentId: null, session: null });
  expect(await store.meta.get('clock')).toBe(12);
});

test('a request for help that could not be sent yet still goes out', async () => {
  const store = await served(new IDBFactory());
  await store.forgetPeople();
  expect((await store.outbox.all()).map(({ name }) => name)).toEqual(['help.ask']);
});

test('what the house says to everybody stays, and no film that was sent to one person', async () => {
  const store = await served(new IDBFactory());
  const film = (hash: string) =>
    ({ hash, type: 'video/mp4', bytes: 1, width: 1, height: 1, durationMs: 1 }) as const;
  const content = { kind: 'video', text: '' } as const;
  const greeting = {
    from: 'La directrice',
    startsAt: 1,
    repeat: 'daily',
    until: null,
    createdAt: 1,
    retiredAt: null,
  } as const;
  const fate = { arrivedAt: 2, unplayable: false, seenAt: null, favourite: false };
  const [ours, theirs] = ['cd'.repeat(32), 'ef'.repeat(32)];
  await store.records.apply({
    changes: [
      { kind: 'greeting', id: id(20), seq: 4, body: { ...content, ...greeting, media: [film(ours)] } },
      {
        kind: 'message',
        id: id(21),
        seq: 5,
        body: {
          ...content,
          ...fate,
          residentId: ANNE,
          contactId: MARIE,
          from: 'relative',
          createdAt: 1,
          media: [film(theirs)],
        },
      },
    ],
    ...{ seq: 5, scope: 'anne', reset: false },
  });
  for (const hash of [ours, theirs]) await store.media.put(hash, new Blob(['film']));
  await store.meta.set('greetings', { [id(20)]: { told: ours, plays: true, seenAt: 3 } });
  await store.forgetPeople();
  expect((await store.records.all()).map(({ kind }) => kind).sort()).toEqual([
    'facility',
    'greeting',
    'tablet',
  ]);
  expect(await store.media.hashes()).toEqual([ours]);
  // New to whoever comes next.
  expect(await store.meta.get('greetings')).toBeUndefined();
});
