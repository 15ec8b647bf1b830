import { computed, type ReadonlySignal } from '@preact/signals';
import type { CallControl } from '../../../call/ports.ts';
import type { EpochMs } from '../../../protocol/primitives.ts';
import type { Photos } from '../../../sync/photos.ts';
import type { Replica } from '../../../sync/replica.ts';
import type { Timers } from '../../../sync/timers.ts';
import { asideOf } from '../aside.ts';
import { careEnd } from '../care.ts';
import { facesOf } from '../faces.ts';
import { helpState } from '../help.ts';
import type { Place } from '../place.ts';
import type { Settings } from '../settings.ts';
import { followQuiet } from './quiet.ts';
import { type Resting, startRest } from './rest.ts';
import { type Slide, slidesOf, startSlideShow } from './slides.ts';
import { visitToday } from './visits.ts';

export type DayDeps = {
  settings: ReadonlySignal<Settings>;
  /** The corrected time, told each minute. */
  now: ReadonlySignal<EpochMs>;
  replica: Pick<Replica, 'records' | 'pending'>;
  photos: Pick<Photos, 'url'>;
  call: Pick<CallControl, 'view'>;
  place: ReadonlySignal<Place>;
  /** Photos that relatives sent. */
  sent: ReadonlySignal<readonly Slide[]>;
  window: Pick<Window, 'addEventListener'>;
  document: Pick<Document, 'addEventListener' | 'visibilityState'>;
  timers: Timers;
};

export type Day = {
  readonly quiet: ReadonlySignal<boolean>;
  readonly resting: Resting;
  /** What the photo frame shows now; null without photos. */
  readonly slide: ReadonlySignal<Slide | null>;
};

/** The course of a day on the tablet: its night, and the photos while nobody needs it. */
export function startDay(deps: DayDeps, stop: AbortSignal): Day {
  const { settings, now, call, place, window, document, timers } = deps;
  const quiet = followQuiet(settings, now);
  const slides = computed(() => slidesNow(deps));
  const framed = computed(() => settings.value.photoFrame && slides.value.length > 0 && !isAwaited(deps));
  const activity = computed(() => call.view.value.at);
  const resting = startRest({ quiet, framed, activity, window, timers }, stop);
  const shown = computed(() => resting.state.value === 'frame' && place.value.at === 'home');
  const turned = startSlideShow({ shown, document, timers }, stop);
  const slide = computed(() => slides.value[turned.value % slides.value.length] ?? null);
  return { quiet, resting, slide };
}

function slidesNow({ settings, replica, photos, sent }: DayDeps): Slide[] {
  const { residentId, photoFrame } = settings.value;
  const resident = residentId && replica.records.value.resident.get(residentId);
  if (!photoFrame || !resident) return [];
  const input = { records: replica.records.value, pending: replica.pending.value, residentId };
  const own = { name: resident.givenName, photo: photos.url(resident.photo) };
  return [...slidesOf(facesOf({ ...input, photoUrl: photos.url }), own), ...sent.value];
}

/** Something stands on the screen that its resident should find there: a card, a missed call, help on its way. */
function isAwaited({ settings, now, replica, call, place }: DayDeps): boolean {
  const residentId = settings.value.residentId ?? '';
  const input = { records: replica.records.value, pending: replica.pending.value, residentId };
  if (call.view.value.at !== 'idle' || place.value.at !== 'home' || helpState(input) !== 'none') return true;
  if (careEnd(settings.value, now.value) !== null) return true;
  const visit = visitToday({ ...input, now: now.value, timeZone: settings.value.timeZone });
  const said = asideOf({ ...input, now: now.value, offline: false, media: null, visit });
  return said.kind === 'missed' || said.kind === 'visit' || said.kind === 'message';
}
