import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Timers } from '../../../sync/timers.ts';

/** `night`: only a dim clock; `frame`: photos fill the screen. */
export type Rest = 'awake' | 'night' | 'frame';

const NIGHT_AFTER_MS = 2 * 60_000;
const FRAME_AFTER_MS = 10 * 60_000;

export type RestDeps = {
  quiet: ReadonlySignal<boolean>;
  /** Photos may fill the screen: staff want it, there are some, and nothing on the screen waits to be read. */
  framed: ReadonlySignal<boolean>;
  /** Anything that changes when the tablet is in use without a finger on it, such as the moment of a call. */
  activity: ReadonlySignal<unknown>;
  window: Pick<Window, 'addEventListener'>;
  timers: Timers;
};

export interface Resting {
  readonly state: ReadonlySignal<Rest>;
  /** Somebody touched the night screen or the photos. */
  wake(): void;
}

/**
 * When the tablet rests, and what it then shows:
 *
 *              quiet hours, 2 min untouched
 *     awake ──────────────────────────────────▶ night
 *       ▲ └───────────────────────────────────▶ frame
 *       │       day, 10 min untouched             │
 *       └──────────────── wake ───────────────────┘
 *
 * A touch while it rests does not wake by itself: the screen that is touched does, once the finger has left, so
 * that Help on the night screen can be pressed. A tablet that starts in the night starts at rest.
 */
export function startRest({ quiet, framed, activity, window, timers }: RestDeps, stop: AbortSignal): Resting {
  const untouchedMs = signal(NIGHT_AFTER_MS);
  const state = computed<Rest>(() => {
    if (quiet.value) return untouchedMs.value >= NIGHT_AFTER_MS ? 'night' : 'awake';
    return framed.value && untouchedMs.value >= FRAME_AFTER_MS ? 'frame' : 'awake';
  });

  let timer: unknown;
  const waitFrom = (ms: number) => {
    timers.clearTimeout(timer);
    untouchedMs.value = ms;
    if (ms >= FRAME_AFTER_MS) return;
    const next = ms < NIGHT_AFTER_MS ? NIGHT_AFTER_MS : FRAME_AFTER_MS;
    timer = timers.setTimeout(() => waitFrom(next), next - ms);
  };
  const wake = () => waitFrom(0);

  const touched = () => {
    if (state.peek() === 'awake') wake();
  };
  for (const kind of ['pointerdown', 'keydown'])
    window.addEventListener(kind, touched, { capture: true, passive: true, signal: stop });
  waitFrom(NIGHT_AFTER_MS);
  let isFirst = true;
  const stopWatching = effect(() => {
    void activity.value;
    if (!isFirst) wake();
    isFirst = false;
  });
  stop.addEventListener('abort', () => {
    stopWatching();
    timers.clearTimeout(timer);
  });
  return { state, wake };
}
