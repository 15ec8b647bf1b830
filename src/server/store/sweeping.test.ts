import { afterEach, beforeEach, expect, test } from 'vitest';
import { SESSION_MS } from '../http/cookies.ts';
import { createFakeTime, settle } from '../live/testing/fake-time.ts';
import { createLog } from '../log.ts';
import { type House, openHouse } from '../test-house.ts';
import { issue } from './credentials.ts';
import { PAIRING_MS, startPairing } from './pairings.ts';
import { startSweeping } from './sweeping.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

test('every day, what is out of date is forgotten, and nothing else', async () => {
  const { store } = house.server;
  const { facilityId, staffId } = await house.settle();
  const time = createFakeTime();
  const stop = await startSweeping(store, {
    timers: time.timers(),
    log: createLog('silent'),
    files: [house.server.photos, house.server.uploads, house.server.media],
  });
  const now = store.clock();
  const session = { kind: 'session', facilityId, subjectId: staffId, now } as const;
  await issue(store.db, store.randomBytes, { ...session, expiresAt: now + SESSION_MS });
  await startPairing(store);
  const left = async () => [
    (await store.db.selectFrom('credential').select('hash').where('expires_at', 'is not', null).execute())
      .length,
    (await store.db.selectFrom('pairing').select('code').execute()).length,
  ];
  const nextDay = async () => {
    await time.advance(DAY_MS);
    await settle();
  };
  await nextDay();
  expect(await left()).toEqual([1, 1]);
  house.time.now += PAIRING_MS;
  await nextDay();
  expect(await left()).toEqual([1, 0]);
  house.time.now += SESSION_MS;
  await nextDay();
  expect(await left()).toEqual([0, 0]);
  expect(
    (await house.call('pull', { since: 0, scope: null }, { ...(await house.settle()).tablet })).status,
  ).toBe(200);
  stop();
  expect(time.waitingCount()).toBe(0);
});
