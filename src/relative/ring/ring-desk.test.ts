import { beforeEach, expect, test } from 'vitest';
import { createRingDesk, type RingDesk, type RingKey } from './ring-desk.ts';

const SUBSCRIPTION = { endpoint: 'https://push.example/1', keys: { p256dh: 'BA', auth: 'AA' } };

let asked: string[];
let permission: NotificationPermission;
let kept: Map<string, string>;
let isBroken: boolean;
let subscribe: () => Promise<unknown>;
let late: (() => void)[];
let desk: RingDesk;

const key = (deviceId: string): RingKey => ({
  key: { deviceId },
  http: {
    call: async (name, body) => {
      if (isBroken) throw new Error('no network');
      const said = body && 'why' in body ? ` ${body.why}` : body && 'what' in body ? ` ${body.what}` : '';
      asked.push(`${deviceId} ${name}${said}`);
      // What a route answers is checked where it is asked.
      return { publicKey: 'BAEC' } as never;
    },
  },
});

beforeEach(() => {
  asked = [];
  permission = 'granted';
  kept = new Map();
  isBroken = false;
  late = [];
  subscribe = async () => ({ toJSON: () => SUBSCRIPTION });
  const pushManager = { getSubscription: async () => null, subscribe: () => subscribe() };
  const registration = { pushManager } as unknown as ServiceWorkerRegistration;
  desk = createRingDesk({
    keys: () => [key('one'), key('two')],
    container: { register: async () => registration, getRegistration: async () => registration },
    permission: { state: () => permission, ask: async () => permission },
    after: (_, run) => {
      late.push(run);
      return () => undefined;
    },
    newId: () => '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11',
    storage: {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
    },
  });
});

test('one subscription of the browser is told for each of its devices', async () => {
  await desk.switchOn();
  expect(asked).toEqual(['one ownRing', 'one subscribeRing', 'two subscribeRing']);
  expect(desk.busy.value).toBe(false);
});

test('a person who says no is not asked again, and staff can see why it will not ring', async () => {
  permission = 'denied';
  await desk.switchOn();
  expect(asked).toEqual(['one ownRing', 'one refuseRing denied', 'two refuseRing denied']);
});

test('a push service that never answers is given up, and said', async () => {
  subscribe = () => new Promise(() => undefined);
  const switching = desk.switchOn();
  while (late.length === 0) await Promise.resolve();
  for (const run of late) run();
  await switching;
  expect(asked.slice(1)).toEqual(['one refuseRing slow', 'two refuseRing slow']);
});

test('a browser without push says so', async () => {
  subscribe = () => Promise.reject(new Error('no'));
  await desk.switchOn();
  expect(asked.at(-1)).toBe('two refuseRing unsupported');
});

test('without network nothing is said, and the button can be pressed again', async () => {
  isBroken = true;
  await desk.switchOn();
  expect(desk.busy.value).toBe(false);
  expect(asked).toEqual([]);
});

test('a ring on trial is asked for, and what its person says counts', async () => {
  await desk.tryRing('two');
  expect(desk.trial.value).toBe('coming');
  await desk.confirm('two', false);
  expect(desk.trial.value).toBe('silent');
  await desk.confirm('two', true);
  expect(desk.trial.value).toBe('confirmed');
  expect(asked).toEqual(['two testRing', 'two tellRing confirmed']);
});

test('a trial that could not leave is not waited for', async () => {
  isBroken = true;
  await desk.tryRing('one');
  expect(desk.trial.value).toBe('failed');
});

test('a subscription is told again only when the browser made a new one', async () => {
  const pushManager = {
    getSubscription: async () => ({
      endpoint: SUBSCRIPTION.endpoint,
      options: { applicationServerKey: new Uint8Array([4, 1, 2]).buffer },
      toJSON: () => SUBSCRIPTION,
      unsubscribe: async () => asked.push('unsubscribe'),
    }),
    subscribe: () => subscribe(),
  };
  const registration = { pushManager } as unknown as ServiceWorkerRegistration;
  const visit = (isGone = false) =>
    createRingDesk({
      keys: () => [key('one')],
      container: { register: async () => registration, getRegistration: async () => registration },
      permission: { state: () => permission, ask: async () => permission },
      after: () => () => undefined,
      newId: () => 'x',
      storage: {
        getItem: (name) => kept.get(name) ?? null,
        setItem: (name, value) => void kept.set(name, value),
      },
    }).refresh({ otherwise: 'unsupported', isGone });
  await visit();
  expect(asked).toEqual(['one ownRing', 'one subscribeRing']);
  await visit();
  expect(asked).toHaveLength(2);
  await visit(true);
  expect(asked.slice(2)).toEqual(['unsubscribe', 'one ownRing', 'one subscribeRing']);
  kept.clear();
  permission = 'default';
  await visit();
  expect(asked).toHaveLength(5);
});

test('at each visit staff hear why it will not ring', async () => {
  permission = 'denied';
  await desk.refresh({ otherwise: 'install', isGone: false });
  expect(asked).toEqual(['one refuseRing denied', 'two refuseRing denied']);
  expect(desk.mayAsk()).toBe(false);
  permission = 'default';
  await desk.refresh({ otherwise: 'install', isGone: false });
  expect(asked).toHaveLength(2);
  expect(desk.mayAsk()).toBe(true);
});

test('who said later is not asked at the next visit', () => {
  expect(desk.putOff.value).toBe(false);
  desk.later();
  expect([desk.putOff.value, kept.get('moien-ring-later')]).toEqual([true, 'yes']);
});
