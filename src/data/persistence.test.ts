import { expect, it } from 'vitest';
import { requestPersistence } from './persistence.ts';

const storage = (persisted: boolean, grants: boolean) => {
  const asked: string[] = [];
  return {
    asked,
    persisted: async () => persisted,
    persist: async () => {
      asked.push('persist');
      return grants;
    },
  };
};

it('does not ask again for what was promised before', async () => {
  const promised = storage(true, false);
  expect(await requestPersistence(promised)).toBe(true);
  expect(promised.asked).toEqual([]);
});

it('says whether the browser granted it', async () => {
  expect(await requestPersistence(storage(false, true))).toBe(true);
  expect(await requestPersistence(storage(false, false))).toBe(false);
});

it('takes a browser that cannot be asked for a no', async () => {
  expect(await requestPersistence(undefined)).toBe(false);
  const failing = { persisted: () => Promise.reject(new Error('opaque origin')), persist: async () => true };
  expect(await requestPersistence(failing)).toBe(false);
});
