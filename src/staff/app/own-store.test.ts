import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { eraseStore, openStore } from '../../data/store.ts';
import { openOwnStore } from './own-store.ts';

function browser() {
  const idb = new IDBFactory();
  return { open: () => openStore('moien-staff', idb), erase: () => eraseStore('moien-staff', idb) };
}

it('keeps what a person left unsent', async () => {
  const pc = browser();
  const first = await openOwnStore('claire', pc);
  await first.meta.set('note', 'mine');
  first.close();
  const again = await openOwnStore('claire', pc);
  expect(await again.meta.get('note', v.string())).toBe('mine');
});

it('shows nothing of it to the next person at the same PC', async () => {
  const pc = browser();
  const first = await openOwnStore('claire', pc);
  await first.meta.set('note', 'mine');
  first.close();
  const second = await openOwnStore('paul', pc);
  expect(await second.meta.get('note', v.string())).toBeUndefined();
});
