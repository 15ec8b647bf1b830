import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { MetaStore } from '../../data/meta.ts';
import type { PinCrypto } from '../../protocol/pin.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Replica } from '../../sync/replica.ts';
import type { Timers } from '../../sync/timers.ts';
import type { Settings } from '../app/settings.ts';
import type { TabletHealth } from '../health/health.ts';
import type { OpeningDeps } from '../shared/opening.ts';

/** What the staff panel is given. It is opened long after the start, and never needed for the first screen. */
export type PanelPorts = {
  readonly tabletId: Id;
  readonly replica: Pick<Replica, 'records' | 'pending' | 'enqueue'>;
  readonly settings: ReadonlySignal<Settings>;
  /** Told anew each minute. */
  readonly now: ReadonlySignal<EpochMs>;
  readonly clock: { now(): EpochMs };
  readonly timers: Timers;
  readonly window: Pick<EventTarget, 'addEventListener'>;
  readonly meta: Pick<MetaStore, 'get' | 'set'>;
  readonly crypto: PinCrypto;
  readonly online: ReadonlySignal<boolean>;
  readonly volume: Signal<number>;
  /** The ring as a call would make it; the answer ends it. */
  readonly testRing: () => () => void;
  readonly health: Pick<TabletHealth, 'health' | 'selfTest' | 'isTesting' | 'runSelfTest' | 'refresh'>;
  /** A ring is on the screen: it comes before the panel. */
  readonly isRinging: ReadonlySignal<boolean>;
  /** Lies over every screen, a call's too. */
  readonly overlay: Signal<ComponentType | null>;
  readonly restart: () => void;
  /** Takes the version that waits, if one does. */
  readonly updateNow: () => void;
  /** Forgets everything of this tablet's resident; the tablet then shows a pairing code. */
  readonly forget: () => Promise<void>;
  /** Of a shared tablet that waits: what asks the server whom it may serve. */
  readonly http: OpeningDeps['http'];
  readonly newId: () => Id;
  /** Of a shared tablet: everything of whom it serves goes. */
  readonly endSession: () => Promise<void>;
  /** Back to the resident. */
  readonly close: () => void;
};
