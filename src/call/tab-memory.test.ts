import { expect, test } from 'vitest';
import type { ActiveCall } from './ports.ts';
import { tabMemory } from './tab-memory.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  } as Storage;
}
const CALL: ActiveCall = { callId: 'c', contactId: 'm', caller: 'relative', at: 5, hungUpAt: null };

test('the call that is on is found by the next load of the same tab, and forgotten when it is over', async () => {
  const tab = storage();
  expect(await tabMemory(tab, 'phone').load()).toBeNull();
  await tabMemory(tab, 'phone').save(CALL);
  expect(await tabMemory(tab, 'phone').load()).toEqual(CALL);
  await tabMemory(tab, 'phone').save(null);
  expect(await tabMemory(tab, 'phone').load()).toBeNull();
});

test('two people in one tab each have their own, and what cannot be read is none', async () => {
  const tab = storage();
  await tabMemory(tab, 'claire').save(CALL);
  expect(await tabMemory(tab, 'paul').load()).toBeNull();
  tab.setItem('moien-call-paul', '{');
  expect(await tabMemory(tab, 'paul').load()).toBeNull();
});
