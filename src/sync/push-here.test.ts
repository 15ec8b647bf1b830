import { expect, test } from 'vitest';
import { subscribeHere } from './push-here.ts';

const KEY = 'BAEC';
const SUBSCRIPTION = { endpoint: 'https://push.example/1', keys: { p256dh: 'BA', auth: 'AA' } };

type Manager = {
  getSubscription: () => Promise<unknown>;
  subscribe: () => Promise<unknown>;
};

function browser(manager: Partial<Manager> | null, permission: NotificationPermission = 'granted') {
  const late: (() => void)[] = [];
  const pushManager = manager && {
    getSubscription: async () => null,
    subscribe: async () => ({ toJSON: () => SUBSCRIPTION }),
    ...manager,
  };
  return {
    late,
    container: { getRegistration: async () => ({ pushManager }) as unknown as ServiceWorkerRegistration },
    scope: '/staff/',
    askPermission: async () => permission,
    after: (_: number, run: () => void) => {
      late.push(run);
      return () => undefined;
    },
  };
}

test('a browser that may says how it is reached', async () => {
  expect(await subscribeHere(KEY, browser({}))).toEqual(SUBSCRIPTION);
});

test('one that is subscribed already is not subscribed again', async () => {
  const options = { applicationServerKey: new Uint8Array([4, 1, 2]).buffer };
  const getSubscription = async () => ({ options, toJSON: () => SUBSCRIPTION });
  const subscribe = () => Promise.reject(new Error('twice'));
  expect(await subscribeHere(KEY, browser({ getSubscription, subscribe }))).toEqual(SUBSCRIPTION);
});

test('a subscription for another server key is given up first', async () => {
  const given: string[] = [];
  const options = { applicationServerKey: new Uint8Array([9]).buffer };
  const unsubscribe = async () => given.push('up');
  const getSubscription = async () => ({ options, unsubscribe });
  expect(await subscribeHere(KEY, browser({ getSubscription }))).toEqual(SUBSCRIPTION);
  expect(given).toEqual(['up']);
});

test('without push, permission or worker it says why not', async () => {
  expect(await subscribeHere(KEY, browser({}, 'denied'))).toBe('denied');
  expect(await subscribeHere(KEY, browser(null))).toBe('cannot');
  expect(await subscribeHere(KEY, { ...browser({}), container: undefined })).toBe('cannot');
  const subscribe = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  expect(await subscribeHere(KEY, browser({ subscribe }))).toBe('denied');
});

test('a push service that never answers is not waited for', async () => {
  const never = browser({ subscribe: () => new Promise(() => undefined) });
  const asked = subscribeHere(KEY, never);
  await expect.poll(() => never.late.length).toBe(1);
  never.late[0]?.();
  expect(await asked).toBe('slow');
});
