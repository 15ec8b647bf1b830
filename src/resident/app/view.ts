import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { CallControl, Media } from '../../call/ports.ts';
import type { RingTone } from '../../call/ring-tone.ts';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Photos } from '../../sync/photos.ts';
import type { Replica } from '../../sync/replica.ts';
import type { Props as TalkProps } from '../screens/InCall.tsx';
import type { Person } from '../screens/PersonFace.tsx';
import type { IdleEnd } from '../shared/idle-end.ts';
import { clockOfMinute } from './day/quiet.ts';
import type { Resting } from './day/rest.ts';
import type { Slide } from './day/slides.ts';
import type { VisitBell } from './day/visit-bell.ts';
import type { Deeds } from './deeds.ts';
import { comingName, helpState } from './help.ts';
import type { HouseNews } from './mail/unseen.ts';
import type { Later, Place } from './place.ts';
import type { Settings } from './settings.ts';
import type { StaffDoor } from './staff-door.ts';

/** All that the launcher's screens are drawn from. */
export type View = {
  readonly words: ResidentTranslator;
  readonly now: ReadonlySignal<EpochMs>;
  readonly settings: ReadonlySignal<Settings>;
  readonly replica: Pick<Replica, 'records' | 'pending'>;
  readonly photos: Photos;
  readonly media: Pick<Media, 'failed'>;
  readonly call: CallControl;
  readonly offline: ReadonlySignal<boolean>;
  readonly place: ReadonlySignal<Place>;
  readonly quiet: ReadonlySignal<boolean>;
  readonly resting: Resting;
  /** What the photo frame shows now; null without photos. */
  readonly slide: ReadonlySignal<Slide | null>;
  readonly deeds: Deeds;
  readonly volume: Signal<number>;
  readonly ring: Pick<RingTone, 'locked'>;
  readonly door: StaffDoor;
  /** Of a shared tablet: whoever it serves may have gone. */
  readonly idleEnd: IdleEnd;
  readonly bell: VisitBell;
  /** Every screen that comes after something; null: not there yet. */
  readonly laterScreens: {
    readonly here: ReadonlySignal<{
      readonly LaterScreen: ComponentType<View & { what: Later }>;
      readonly InCall: ComponentType<TalkProps>;
    } | null>;
    /** Once, however often it is asked for. */
    fetch(): void;
  };
  /** Of a shared tablet that waits: how it can be opened by whoever sits down; null: not fetched. */
  readonly waitingRoom: ReadonlySignal<ComponentType | null>;
  /** Messages, and what the house pinned; null: not fetched yet. */
  readonly mailRoom: ReadonlySignal<{ readonly Room: ComponentType; readonly Door: ComponentType } | null>;
  /** What the house says to everybody that nobody here has seen yet. */
  readonly house: ReadonlySignal<HouseNews | null>;
  /** Fetches the staff panel. */
  readonly openPanel: (stop: AbortSignal) => Promise<ComponentType>;
};

/** Whether somebody was asked to come. */
export function helpOf({ replica, settings }: Pick<View, 'replica' | 'settings'>) {
  const residentId = settings.value.residentId ?? '';
  return helpState({ records: replica.records.value, pending: replica.pending.value, residentId });
}

/** Who said that they come; undefined or empty while nobody has. */
export function comingOf({ replica, settings }: Pick<View, 'replica' | 'settings'>) {
  return comingName({ records: replica.records.value, residentId: settings.value.residentId ?? '' });
}

/** A contact that staff removed in the middle of a call still has a screen, without a name. */
export function personOf({ replica, photos }: Pick<View, 'replica' | 'photos'>, contactId: Id): Person {
  const contact = replica.records.value.contact.get(contactId);
  return {
    name: contact?.name ?? '',
    relation: contact?.relation ?? '',
    photo: photos.url(contact?.photo ?? null),
    isStation: contact?.kind === 'station',
  };
}

/** When the night ends, as a clock says it. */
export const wakingTime = ({ settings }: Pick<View, 'settings'>) =>
  clockOfMinute(settings.value.quietHours.until);
