import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Store } from '../../data/store.ts';
import { type Health, SelfTest } from '../../protocol/health.ts';
import type { EpochMs } from '../../protocol/primitives.ts';
import type { Timers } from '../../sync/timers.ts';
import { type BatterySource, watchBattery } from './battery.ts';
import { type ConnectionSource, watchNetworkKind } from './network-kind.ts';
import { type Probes, runProbes } from './self-test.ts';
import { measureStorage, type StorageSource } from './storage-room.ts';

const KEY = 'self-test';

/** The parts of `navigator` that tell how a tablet is; any of them may be missing. */
export type HealthNavigator = {
  readonly getBattery?: () => Promise<BatterySource>;
  readonly connection?: ConnectionSource;
  readonly storage?: StorageSource;
};

/** How a test goes about. `aloud`: the speaker may be heard. `yields`: a touch ends it. A call always does. */
export type Manner = { aloud: boolean; yields: boolean };
/** One run of it. `relay`: what a probe found out besides its light. */
export type Run = Manner & Pick<SelfTest, 'relay'>;

export type HealthDeps = {
  navigator: HealthNavigator;
  roundTripMs: ReadonlySignal<number | null>;
  sound: ReadonlySignal<Health['sound']>;
  update: ReadonlySignal<Health['update']>;
  version: string;
  healedAt: ReadonlySignal<EpochMs | null>;
  meta: Pick<Store['meta'], 'get' | 'set'>;
  clock: { now(): EpochMs };
  timers: Timers;
  /** Loaded when a test begins: the first screen needs none of it. */
  loadProbes: (run: Run, health: () => Health) => Promise<Probes>;
  /** A ring or a call: the camera is needed for something better. */
  isInCall: ReadonlySignal<boolean>;
  window: Pick<Window, 'addEventListener'>;
};

/** How this tablet is, and its self-test. */
export interface TabletHealth {
  readonly health: ReadonlySignal<Health>;
  /** The last that went through, kept over a reload. */
  readonly selfTest: ReadonlySignal<SelfTest | null>;
  readonly isTesting: ReadonlySignal<boolean>;
  /** Measures what no event tells of: the room on the disk. */
  refresh(): Promise<void>;
  /**
   * Looks at everything, for 5 to 20 seconds; a second wish meanwhile is the first. Without a manner: somebody stands
   * in front of the tablet and asked for it. When a call ends it early, what was not seen is `unknown` and it is not kept.
   */
  runSelfTest(manner?: Manner): Promise<SelfTest>;
}

export function createHealth(deps: HealthDeps, stop: AbortSignal): TabletHealth {
  const { navigator, clock, meta } = deps;
  const battery = watchBattery(navigator.getBattery?.bind(navigator), stop);
  const kind = watchNetworkKind(navigator.connection, stop);
  const storage = signal<Health['storage']>({ persisted: null, usedBytes: null, freeBytes: null });
  const selfTest = signal<SelfTest | null>(null);
  const isTesting = signal(false);
  let running: Promise<SelfTest> | null = null;
  void meta.get(KEY, SelfTest).then(
    (kept) => {
      selfTest.value ??= kept ?? null;
    },
    () => undefined,
  );

  const health = computed<Health>(() => ({
    battery: battery.value,
    network: { kind: kind.value, roundTripMs: deps.roundTripMs.value },
    storage: storage.value,
    sound: deps.sound.value,
    version: deps.version,
    update: deps.update.value,
    healedAt: deps.healedAt.value,
    selfTest: selfTest.value,
  }));

  async function refresh() {
    const next = await measureStorage(navigator.storage);
    if (JSON.stringify(next) !== JSON.stringify(storage.peek())) storage.value = next;
  }

  async function test(manner: Manner): Promise<SelfTest> {
    isTesting.value = true;
    const end = endsBy(deps, manner, stop);
    try {
      await refresh();
      const run: Run = { ...manner };
      const probes = await deps.loadProbes(run, () => health.peek());
      const lights = await runProbes(probes, deps.timers, end.signal);
      const result = { at: clock.now(), lights, ...(run.relay ? { relay: run.relay } : {}) };
      if (end.signal.aborted) return result;
      selfTest.value = result;
      // Losing it costs one night's knowledge.
      await meta.set(KEY, result).catch(() => undefined);
      return result;
    } finally {
      end.abort();
      isTesting.value = false;
      running = null;
    }
  }

  return {
    health,
    selfTest,
    isTesting,
    refresh,
    runSelfTest(manner = { aloud: true, yields: false }) {
      running ??= test(manner);
      return running;
    },
  };
}

/** Aborted by whoever needs the tablet more than a test does; abort it oneself to stop watching. */
function endsBy({ isInCall, window }: HealthDeps, { yields }: Manner, stop: AbortSignal): AbortController {
  const end = new AbortController();
  const over = () => end.abort();
  const once = { signal: end.signal, capture: true };
  if (yields) window.addEventListener('pointerdown', over, once);
  stop.addEventListener('abort', over, { signal: end.signal });
  const unfollow = effect(() => {
    if (isInCall.value) over();
  });
  if (end.signal.aborted) unfollow();
  else end.signal.addEventListener('abort', unfollow);
  return end;
}
