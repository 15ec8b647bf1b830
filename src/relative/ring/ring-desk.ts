import { type ReadonlySignal, signal } from '@preact/signals';
import type { DeviceKey } from '../../data/keyring.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { RingRoute } from '../../protocol/ring-routes.ts';
import type { Http } from '../../sync/http.ts';
import { type NoPush, subscribeHere } from '../../sync/push-here.ts';

const WORKER = '/relative-sw.js';
const SCOPE = '/relative/';

/** `coming`: a ring on trial is on its way · `failed`: it could not even be asked for */
export type Trial = 'none' | 'coming' | 'failed' | 'confirmed' | 'silent';

/** One device of this browser, and the way to the server as it. */
export type RingKey = { key: Pick<DeviceKey, 'deviceId'>; http: Pick<Http<RingRoute>, 'call'> };

/** Everything about being rung while the page is closed, as one browser: its devices share what it allows. */
export interface RingDesk {
  /** Something is being asked of the browser or the server. */
  readonly busy: ReadonlySignal<boolean>;
  readonly trial: ReadonlySignal<Trial>;
  /** Its person said *later*; the home page still offers it. */
  readonly putOff: ReadonlySignal<boolean>;
  later(): void;
  /** Call it in the press of a button: browsers ask their person only then. */
  switchOn(): Promise<void>;
  /** Rings this device on trial. */
  tryRing(deviceId: Id): Promise<void>;
  /** The person saw and heard it; or did not. */
  confirm(deviceId: Id, heard: boolean): Promise<void>;
  /**
   * At each visit: a subscription that changed while nobody looked is told again; so is why there is none.
   */
  refresh(asked: Refresh): Promise<void>;
  /** May its person still be asked? A browser asks once. */
  mayAsk(): boolean;
}

/** `otherwise`: why not, on a device that knows no push. `isGone`: the subscription is dead, a new one is needed. */
export type Refresh = { otherwise: 'install' | 'unsupported'; isGone: boolean };

export type RingDeskDeps = {
  keys: () => readonly RingKey[];
  container: Pick<ServiceWorkerContainer, 'getRegistration' | 'register'> | undefined;
  permission: { state: () => NotificationPermission; ask: () => Promise<NotificationPermission> } | undefined;
  after: (ms: number, run: () => void) => () => void;
  newId: () => Id;
  /** Where *later* and the last told endpoint are kept: neither is asked nor told at every visit. */
  storage: Pick<Storage, 'getItem' | 'setItem'>;
};

const TOLD = 'moien-ring-told';
const LATER = 'moien-ring-later';

export function createRingDesk(deps: RingDeskDeps): RingDesk {
  const { keys, container, permission, after, newId, storage } = deps;
  const busy = signal(false);
  const trial = signal<Trial>('none');
  const putOff = signal(storage.getItem(LATER) === 'yes');
  let trialId: Id | null = null;

  const everyone = (work: (key: RingKey) => Promise<unknown>) => Promise.all(keys().map(work));
  const refuse = (why: NoPush) =>
    everyone(({ http }) => http.call('refuseRing', { why: why === 'cannot' ? 'unsupported' : why }));

  async function subscribe(ask: () => Promise<NotificationPermission>): Promise<void> {
    const [first] = keys();
    if (!first) return;
    await container?.register(WORKER, { scope: SCOPE, updateViaCache: 'none' });
    const { publicKey } = await first.http.call('ownRing', null);
    const got = await subscribeHere(publicKey, {
      container,
      scope: SCOPE,
      askPermission: permission && ask,
      after,
    });
    if (typeof got === 'string') return void (await refuse(got));
    await everyone(({ http }) => http.call('subscribeRing', got));
    storage.setItem(TOLD, toldOf(got.endpoint));
  }

  /** Another device of this browser must be told of it too. */
  const toldOf = (endpoint: string) => [endpoint, ...keys().map(({ key }) => key.deviceId)].join(' ');

  async function busily<T>(work: () => Promise<T>): Promise<T> {
    busy.value = true;
    try {
      return await work();
    } finally {
      busy.value = false;
    }
  }

  return {
    busy,
    trial,
    putOff,
    later() {
      putOff.value = true;
      storage.setItem(LATER, 'yes');
    },
    switchOn() {
      // Asked before anything is waited for: the press is over after that.
      const asked = permission?.ask() ?? Promise.resolve('denied' as const);
      return busily(() => subscribe(() => asked)).catch(() => undefined);
    },
    async tryRing(deviceId) {
      const one = keys().find(({ key }) => key.deviceId === deviceId);
      trialId = newId();
      const id = trialId;
      trial.value = 'coming';
      await one?.http.call('testRing', { id }).catch(() => {
        trial.value = 'failed';
      });
    },
    async confirm(deviceId, heard) {
      const one = keys().find(({ key }) => key.deviceId === deviceId);
      trial.value = heard ? 'confirmed' : 'silent';
      if (!heard || !one) return;
      const id = trialId ?? newId();
      await one.http.call('tellRing', { about: 'test', id, what: 'confirmed' }).catch(() => {
        trial.value = 'failed';
      });
    },
    mayAsk: () => permission?.state() === 'default',
    async refresh({ otherwise, isGone }) {
      const state = permission?.state();
      if (state === 'default') return;
      if (state !== 'granted') {
        const why = state === 'denied' ? 'denied' : otherwise;
        return void (await everyone(({ http }) => http.call('refuseRing', { why })).catch(() => undefined));
      }
      const subscription = await (await container?.getRegistration(SCOPE))?.pushManager?.getSubscription();
      if (isGone) await subscription?.unsubscribe();
      const isTold = !isGone && subscription && storage.getItem(TOLD) === toldOf(subscription.endpoint);
      if (!isTold) await subscribe(async () => 'granted').catch(() => undefined);
    },
  };
}
