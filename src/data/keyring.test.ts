import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import { type DeviceKey, type Keyring, openKeyring, type TabletKey } from './keyring.ts';
import { testId } from './records.fixture.ts';

const secret = (letter: string) => letter.repeat(43);
const tablet: TabletKey = {
  kind: 'tablet',
  credential: secret('t'),
  tabletId: testId(1),
  facilityId: testId(2),
};
const device = (n: number): DeviceKey => ({
  kind: 'device',
  credential: secret(String(n)),
  deviceId: testId(n),
  contactId: testId(10 + n),
  residentId: testId(20 + n),
  facilityId: testId(2),
});

let idb: IDBFactory;
let keyring: Keyring;
beforeEach(async () => {
  idb = new IDBFactory();
  keyring = await openKeyring(idb);
});

it('starts empty', async () => {
  expect(await keyring.all()).toEqual([]);
});

it('keeps a tablet’s key over a reload', async () => {
  await keyring.add(tablet);
  keyring.close();
  expect(await (await openKeyring(idb)).all()).toEqual([tablet]);
});

it('holds one key for each invitation that was accepted here', async () => {
  await keyring.add(device(1));
  await keyring.add(device(2));
  await keyring.add(device(2));
  expect(await keyring.all()).toEqual([device(1), device(2)]);
});

it('forgets a revoked credential and no other', async () => {
  await keyring.add(device(1));
  await keyring.add(device(2));
  await keyring.remove(device(1).credential);
  expect(await keyring.all()).toEqual([device(2)]);
});

it('passes over a key that this version does not know', async () => {
  const unknown = { ...tablet, kind: 'station', credential: secret('s') };
  await keyring.add(unknown as unknown as TabletKey);
  await keyring.add(tablet);
  expect(await keyring.all()).toEqual([tablet]);
});
