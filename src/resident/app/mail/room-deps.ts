import type { ReadonlySignal } from '@preact/signals';
import type { CallControl } from '../../../call/ports.ts';
import type { Store } from '../../../data/store.ts';
import type { ResidentTranslator } from '../../../i18n/resident.ts';
import type { EpochMs, Secret } from '../../../protocol/primitives.ts';
import type { Clock } from '../../../sync/clock.ts';
import type { Photos } from '../../../sync/photos.ts';
import type { Replica } from '../../../sync/replica.ts';
import type { Deeds } from '../deeds.ts';
import type { Place } from '../place.ts';
import type { Settings } from '../settings.ts';
import type { Speech } from '../sound/speech.ts';

/** What messages, and what the house says, are opened and drawn with. */
export type MailRoomDeps = {
  window: Window & typeof globalThis;
  store: Pick<Store, 'media' | 'sendings' | 'meta'>;
  replica: Replica;
  clock: Pick<Clock, 'now'>;
  call: Pick<CallControl, 'view'>;
  credential: Secret;
  words: ResidentTranslator;
  now: ReadonlySignal<EpochMs>;
  settings: ReadonlySignal<Settings>;
  photos: Photos;
  place: ReadonlySignal<Place>;
  deeds: Deeds;
  offline: ReadonlySignal<boolean>;
  /** Somebody speaks on another tablet of this line. */
  busy: ReadonlySignal<boolean>;
  /** The quiet hours. */
  night: ReadonlySignal<boolean>;
  /** 0 … 1 */
  loudness: ReadonlySignal<number>;
  speech: Speech;
};
