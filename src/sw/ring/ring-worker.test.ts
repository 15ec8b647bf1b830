import { beforeEach, describe, expect, test } from 'vitest';
import type { DeviceKey } from '../../data/keyring.ts';
import type { RingWords } from '../../protocol/ring-routes.ts';
import { createRingWorker, type RingWorker } from './ring-worker.ts';
import type { NotificationLook, OpenPage } from './worker-ports.ts';

const CALL = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
const DEVICE = '5f0e1b52-7a0c-4df5-8d2a-3c1de0a9b422';
const OTHER = '5f0e1b52-7a0c-4df5-8d2a-3c1de0a9b423';
const WORDS: RingWords = {
  state: 'rings',
  title: 'Maman vous appelle',
  text: 'Les Tilleuls',
  answer: 'Répondre',
  decline: 'Pas maintenant',
};
const key = (deviceId: string, credential: string): DeviceKey => ({
  kind: 'device',
  deviceId,
  credential,
  contactId: 'c',
  residentId: 'r',
  facilityId: 'f',
});

type Screen = { title: string; look: NotificationLook; close(): void; data: unknown };

let words: RingWords | Error;
let screen: Map<string, Screen>;
let log: string[];
let pages: OpenPage[];
let worker: RingWorker;
const looks: NotificationLook[] = [];

beforeEach(() => {
  words = WORDS;
  screen = new Map();
  log = [];
  pages = [];
  looks.length = 0;
  worker = createRingWorker({
    keys: async () => [key(OTHER, 'other'), key(DEVICE, 'secret')],
    server: {
      async read(credential, about, id) {
        log.push(`read ${credential} ${about} ${id === CALL}`);
        if (words instanceof Error) throw words;
        return words;
      },
      tell: async (credential, about, _, what) => log.push(`tell ${credential} ${about} ${what}`),
      subscribe: async (credential, { endpoint }) => log.push(`subscribe ${credential} ${endpoint}`),
    },
    async show(title, look) {
      looks.push(look);
      screen.set(look.tag, { title, look, data: look.data, close: () => screen.delete(look.tag) });
    },
    shown: async (tag) => [...screen.values()].filter(({ look }) => look.tag === tag),
    pages: async () => pages,
    openPage: async (url) => log.push(`open ${url}`),
  });
});

const push = (about = 'call', deviceId = DEVICE) => worker.pushed({ about, id: CALL, deviceId });
const onScreen = () => [...screen.values()].map(({ title }) => title);
const page = (visibilityState: string): OpenPage => ({
  url: 'https://moien.example/relative/',
  visibilityState,
  focus: async () => log.push('focus'),
  postMessage: (message) => log.push(`page ${JSON.stringify(message)}`),
});

describe('a ring', () => {
  test('is read with the credential of the very device that was meant, shown, and said to be shown', async () => {
    await push();
    expect(onScreen()).toEqual(['Maman vous appelle']);
    expect(log).toEqual(['read secret call true', 'tell secret call shown']);
    expect(looks[0]).toMatchObject({ tag: `call ${CALL}`, requireInteraction: true, renotify: false });
    expect(looks[0]?.actions.map(({ title }) => title)).toEqual(['Répondre', 'Pas maintenant']);
  });

  test('that comes twice takes its own place, and sounds once', async () => {
    await push();
    await push();
    expect(onScreen()).toHaveLength(1);
    expect(looks.every(({ renotify }) => !renotify)).toBe(true);
  });

  test('is silent beside a page in sight, which rings by itself; a trial is not', async () => {
    pages = [page('visible')];
    await push();
    expect(looks[0]).toMatchObject({ silent: true });
    expect(looks[0]).not.toHaveProperty('vibrate');
    await push('test');
    expect(looks[1]?.silent).toBe(false);
  });

  test('whose words cannot be had is shown all the same, and names nobody', async () => {
    words = new Error('no network');
    await push();
    expect(onScreen()).toEqual(['Moien']);
  });

  test('for a device that is none of this browser’s any more shows nothing that stays', async () => {
    await push('call', CALL);
    expect(onScreen()).toEqual([]);
    expect(log).toEqual([]);
  });

  test('that cannot be shown is not said to be shown', async () => {
    const silent = createRingWorker({
      keys: async () => [key(DEVICE, 'secret')],
      server: {
        read: async () => WORDS,
        tell: async () => log.push('told'),
        subscribe: async () => undefined,
      },
      show: () => Promise.reject(new TypeError('no permission')),
      shown: async () => [],
      pages: async () => [],
      openPage: async () => undefined,
    });
    await expect(silent.pushed({ about: 'call', id: CALL, deviceId: DEVICE })).rejects.toThrow();
    expect(log).toEqual([]);
  });
});

describe('a second push', () => {
  test('takes a ring away that was answered elsewhere', async () => {
    await push();
    words = { ...WORDS, state: 'over' };
    await push();
    expect(onScreen()).toEqual([]);
  });

  test('makes a missed call of a ring that nobody heard, quietly, and it stays', async () => {
    await push();
    words = { ...WORDS, state: 'missed', title: 'Maman a essayé de vous joindre à 15:02' };
    await push();
    expect(onScreen()).toEqual(['Maman a essayé de vous joindre à 15:02']);
    expect(looks.at(-1)).toMatchObject({ silent: true, requireInteraction: false });
    expect(log.filter((line) => line.startsWith('tell'))).toHaveLength(1);
  });
});

test('a check shows nothing that stays, and is answered', async () => {
  words = { ...WORDS, state: 'over' };
  await push('check');
  expect(onScreen()).toEqual([]);
  expect(log.at(-1)).toBe('tell secret check shown');
});

test('what is no push of ours is left alone', async () => {
  await worker.pushed(undefined);
  await worker.pushed({ about: 'call', id: 'x', deviceId: DEVICE });
  expect(looks).toEqual([]);
});

describe('a press', () => {
  const shown = async () => {
    await push();
    log = [];
    const [first] = screen.values();
    if (!first) throw new Error('nothing is shown');
    return first;
  };

  test('on answer opens the page, which answers by itself', async () => {
    await worker.pressed(await shown(), 'answer');
    expect(log).toEqual([`open /relative/#answer=${CALL}`, 'tell secret call opened']);
    expect(onScreen()).toEqual([]);
  });

  test('brings an open page to the front before it opens one', async () => {
    pages = [page('hidden')];
    await worker.pressed(await shown(), '');
    expect(log).toEqual([
      `page ${JSON.stringify({ ring: 'show', id: CALL, deviceId: DEVICE })}`,
      'focus',
      'tell secret call opened',
    ]);
  });

  test('on not now opens nothing, and says it', async () => {
    await worker.pressed(await shown(), 'decline');
    expect(log).toEqual(['tell secret call declined']);
  });

  test('on a missed call opens the page, and tells nobody', async () => {
    words = { ...WORDS, state: 'missed' };
    await worker.pressed(await shown(), '');
    expect(log).toEqual(['open /relative/']);
  });
});

test('a renewed subscription is told for every device of this browser', async () => {
  await worker.renewed({ endpoint: 'https://push.example/2' });
  expect(log).toEqual(['subscribe other https://push.example/2', 'subscribe secret https://push.example/2']);
});
