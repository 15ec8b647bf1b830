import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { refusal } from '../../protocol/errors.ts';
import { noRecords } from '../../sync/records.ts';
import type { NewPerson } from '../screens/import/read-people.ts';
import type { Actions } from './actions.ts';
import type { Desk } from './desk.ts';
import { importPeople } from './import-people.ts';

const person = (givenName: string, language: NewPerson['language'], ...names: string[]): NewPerson => ({
  line: 2,
  givenName,
  familyName: '',
  room: '',
  address: '',
  language,
  contacts: names.map((name) => ({ name, relation: '', callsResident: '', phone: '' })),
});

function desk(isFull: (count: number) => boolean = () => false) {
  const sent: { name: string; args: object }[] = [];
  const changeAll: Actions['changeAll'] = async (deeds) => {
    if (isFull(sent.length)) return refusal('unavailable');
    sent.push(...deeds);
    return null;
  };
  let ids = 0;
  const replica = { records: signal(noRecords()) } as Pick<Desk['replica'], 'records'> as Desk['replica'];
  const actions = { changeAll } as Pick<Actions, 'changeAll'> as Actions;
  return { sent, actions, replica, newId: () => `id-${ids++}`, breathe: async () => undefined };
}

it('creates each resident before their contacts, in the order of the file', async () => {
  const here = desk();
  const told: number[] = [];
  const people = [person('Anne', 'pt', 'Marie', 'Jean'), person('Jos', null)];
  expect(await importPeople(here, people, (done) => told.push(done))).toBeNull();
  expect(here.sent).toMatchObject([
    { name: 'resident.create', args: { id: 'id-0', givenName: 'Anne', language: 'pt', archivedAt: null } },
    { name: 'contact.create', args: { residentId: 'id-0', name: 'Marie', position: 1 } },
    { name: 'contact.create', args: { residentId: 'id-0', name: 'Jean', position: 2 } },
    { name: 'resident.create', args: { givenName: 'Jos', language: 'fr' } },
  ]);
  expect(told).toEqual([1, 2]);
});

it('stops where this browser can keep no more, and says why', async () => {
  const here = desk((count) => count === 2);
  const stopped = await importPeople(
    here,
    [person('Anne', null, 'Marie'), person('Jos', null)],
    () => undefined,
  );
  expect(stopped).toMatchObject({ code: 'unavailable' });
  expect(here.sent.map(({ name }) => name)).toEqual(['resident.create', 'contact.create']);
});
