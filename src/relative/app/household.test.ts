import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCall } from '../../call/call.ts';
import { FakeConnection, FakeStream } from '../../call/testing/fake-connection.ts';
import { type DeviceKey, type Keyring, openKeyring } from '../../data/keyring.ts';
import { testId } from '../../data/records.fixture.ts';
import { openStore } from '../../data/store.ts';
import type { CallView } from '../../protocol/live.ts';
import { USUAL_CALL } from '../../protocol/records.ts';
import { FakeSocket, welcomeAt } from '../../sync/socket.fixture.ts';
import { turns, until } from '../../sync/time.fixture.ts';
import { storeNameOf } from './bond.ts';
import { type Household, type HouseholdDeps, openHousehold } from './household.ts';

const ANNE = testId(1);
const JOS = testId(2);
const CALL = testId(70);

/** The nth device of this browser, for the contact of that resident. */
const device = (n: number, resident: string): DeviceKey => ({
  kind: 'device',
  credential: String(n).repeat(43),
  deviceId: testId(10 + n),
  contactId: testId(20 + Number(resident.at(-1))),
  residentId: resident,
  facilityId: testId(3),
});
const [anne, jos, anneAgain] = [device(1, ANNE), device(2, JOS), device(3, ANNE)];

const callOf = (key: DeviceKey, changes: Partial<CallView> = {}): CallView => ({
  ...USUAL_CALL,
  callId: CALL,
  you: 'relative',
  elsewhere: false,
  peer: null,
  residentId: key.residentId,
  contactId: key.contactId,
  caller: 'tablet',
  state: 'looking',
  outcome: null,
  startedAt: 0,
  ringingAt: null,
  answeredAt: null,
  connectedAt: null,
  endedAt: null,
  ...changes,
});

/** A browser without a network but for its sockets, which the test plays. */
function browser() {
  const kept = new Map<string, string>();
  return Object.assign(new EventTarget(), {
    location: { origin: 'https://moien.test' },
    document: new EventTarget(),
    fetch: () => Promise.reject(new TypeError('no network')),
    setTimeout,
    clearTimeout,
    performance,
    WebSocket: FakeSocket,
    RTCPeerConnection: FakeConnection,
    MediaStream: FakeStream,
    sessionStorage: {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    },
  }) as unknown as HouseholdDeps['window'];
}

/** The socket of that device, once it is dialled. */
async function socketOf({ credential }: DeviceKey): Promise<FakeSocket> {
  const find = () =>
    FakeSocket.all.find((one) => {
      if (one.readyState === 0) one.accept();
      return (
        one.readyState === 1 &&
        one.said.some((said) => 'credential' in said && said.credential === credential)
      );
    });
  await until(() => find() !== undefined);
  return find() as FakeSocket;
}

async function welcomed(key: DeviceKey, calls: CallView[] = []): Promise<FakeSocket> {
  const socket = await socketOf(key);
  socket.hear({ ...welcomeAt(Date.now()), calls } as ReturnType<typeof welcomeAt>);
  await turns(20);
  return socket;
}

const rings = (socket: FakeSocket, key: DeviceKey, changes: Partial<CallView> = {}) =>
  socket.hear({ type: 'call.state', call: callOf(key, changes), replaces: null });
const words = (socket: FakeSocket) =>
  socket.said.flatMap((said) => (said.type.startsWith('call.') ? [said] : []));

let keyring: Keyring;
let household: Household;
const reload = vi.fn();

async function open(...keys: DeviceKey[]) {
  for (const key of keys) await keyring.add(key);
  const media = {
    stream: signal(null),
    failed: signal(null),
    warm: () => undefined,
    release: () => undefined,
  };
  const window = browser();
  const fetchCall = async () => createCall;
  const calm = Promise.resolve();
  const network = new EventTarget();
  household = await openHousehold({
    window,
    ahead: window,
    network,
    media,
    fetchCall,
    keyring,
    reload,
    calm,
  });
}

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  FakeSocket.all = [];
  reload.mockClear();
  keyring = await openKeyring();
});
afterEach(() => {
  for (const bond of household.bonds.peek()) bond.close();
});

describe('a relative of several residents', () => {
  it('has each of them, and is shown the one who rings', async () => {
    await open(anne, jos);
    const socket = await welcomed(jos);
    rings(socket, jos);
    expect(household.bonds.value).toHaveLength(2);
    expect(household.shown.value?.key).toEqual(jos);
    expect(words(socket)).toMatchObject([{ type: 'call.ringing', callId: CALL }]);
  });

  it('is busy for one while another is on', async () => {
    await open(anne, jos);
    rings(await welcomed(anne), anne);
    household.bonds.value.find((bond) => bond.key.residentId === ANNE)?.call.answer();
    const socket = await welcomed(jos);
    rings(socket, jos);
    expect(words(socket)).toMatchObject([{ type: 'call.decline', reason: 'busy' }]);
    expect(household.shown.value?.key).toEqual(anne);
  });

  it('loses one whose access is withdrawn, and keeps the other', async () => {
    await open(anne, jos);
    (await welcomed(jos)).end(4401);
    await until(() => household.bonds.value.length === 1);
    expect(await keyring.all()).toEqual([anne]);
    expect(household.shown.value?.key).toEqual(anne);
  });
});

describe('a ring', () => {
  it('that comes while what is kept is still being read is not missed', async () => {
    await keyring.add(anne);
    const opening = open();
    const socket = await socketOf(anne);
    socket.hear(welcomeAt(Date.now()));
    rings(socket, anne);
    await opening;
    await turns(20);
    expect(household.shown.value?.call.view.value).toMatchObject({ at: 'incoming', callId: CALL });
  });

  it('is not refused as busy by another key for the same person in the same browser', async () => {
    await open(anne, anneAgain);
    expect(household.bonds.value).toHaveLength(1);
    const key = household.bonds.value[0]?.key ?? anne;
    const socket = await welcomed(key);
    rings(socket, key);
    expect(words(socket).map(({ type }) => type)).toEqual(['call.ringing']);
  });
});

describe('a second invitation', () => {
  it('of another resident adds, and shows the new one', async () => {
    await open(anne);
    await household.add(jos);
    expect(household.bonds.value.map(({ key }) => key.residentId)).toEqual([ANNE, JOS]);
    expect(household.shown.value?.key).toEqual(jos);
  });

  it('of the same resident takes the place of the first', async () => {
    await open(anne);
    await household.add(anneAgain);
    expect(household.bonds.value.map(({ key }) => key)).toEqual([anneAgain]);
    expect(await keyring.all()).toEqual([anneAgain]);
    expect(household.withdrawn.value).toEqual([]);
  });
});

describe('a database that the browser takes away', () => {
  it('loads the page again, after the call', async () => {
    await open(anne);
    const socket = await welcomed(anne);
    rings(socket, anne);
    const upgrade = indexedDB.open(storeNameOf(anne), 99);
    await until(() => upgrade.readyState === 'done');
    await turns(5);
    expect(reload).not.toHaveBeenCalled();
    rings(socket, anne, { elsewhere: true, state: 'connecting', answeredAt: 1 });
    expect(reload).toHaveBeenCalledOnce();
  });

  it('is no reason to load it again when its access was withdrawn', async () => {
    await open(anne);
    (await welcomed(anne)).end(4401);
    await until(() => household.bonds.value.length === 0);
    const fresh = await openStore(storeNameOf(anne));
    fresh.close();
    expect(reload).not.toHaveBeenCalled();
  });
});
