import type { ReadonlySignal, Signal } from '@preact/signals';
import type { MetaStore } from '../../data/meta.ts';
import type { StaffLanguage } from '../../i18n/languages.ts';
import type { StaffTranslator } from '../../i18n/staff.ts';
import type { ResponseOf, Session } from '../../protocol/http.ts';
import type { Id, Secret } from '../../protocol/primitives.ts';
import type { Photos } from '../../sync/photos.ts';
import type { Replica } from '../../sync/replica.ts';
import type { VoiceRecording } from '../../ui/voice-recording.ts';
import type { Actions, NewInvitation } from './actions.ts';
import type { Ask } from './asking.ts';
import type { Fleet } from './fleet.ts';
import type { HouseMail } from './house-mail.ts';
import type { Lock } from './lock.ts';
import type { Notices } from './notices.ts';
import type { Station } from './station.ts';
import type { Ticks } from './ticks.ts';

/** All that a signed-in person's pages work with. Made in `main.tsx`, one for each session. */
export type Desk = {
  readonly session: Session;
  readonly words: StaffTranslator;
  readonly replica: Replica;
  readonly photos: Photos;
  readonly online: ReadonlySignal<boolean>;
  /** The server speaks a newer language than this page. */
  readonly outdated: ReadonlySignal<boolean>;
  readonly ticks: Ticks;
  readonly actions: Actions;
  /** How the tablets are, and what they can be asked to do. */
  readonly fleet: Fleet;
  readonly notices: Notices;
  /** The carers' telephone: residents ring it, and are rung from it. */
  readonly station: Station;
  /** What the house says to everybody; fetched when it is first needed. */
  readonly openHouseMail: () => Promise<HouseMail>;
  /** Asks what only the server can answer now. */
  readonly ask: Ask;
  /** The cover of a shared PC. */
  readonly lock: Lock;
  /** Small things in this person's own store. */
  readonly meta: MetaStore;
  /** Hands the person a file. */
  readonly download: (name: string, file: Blob) => void;
  /** What a form for this record begins with: it was refused before, and is to be typed again. */
  readonly typed: Signal<{ id: Id; fields: object } | null>;
  /** The code of a tablet that was scanned with this telephone; empty: none. */
  readonly scanned: Signal<string>;
  /** The invitation that was just made; its secret lives here and nowhere else. */
  readonly sheet: Signal<NewInvitation | null>;
  /** The card that was just made for this resident; its secret, too, lives here and nowhere else. */
  readonly card: Signal<{ residentId: Id; secret: Secret } | null>;
  /** How much went with the person who was just erased. */
  readonly erased: Signal<ResponseOf<'erasePerson'> | null>;
  readonly newId: () => Id;
  /** For one form: somebody speaks into this PC's microphone. */
  readonly newRecording: () => VoiceRecording;
  /** `https://moien.example` */
  readonly origin: string;
  readonly copy: (text: string) => Promise<boolean>;
  readonly print: () => void;
  readonly reload: () => void;
  readonly chime: (step: number) => void;
  readonly onLanguage: (language: StaffLanguage) => void;
  readonly onSignOut: () => void;
};
