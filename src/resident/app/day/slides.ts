import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Timers } from '../../../sync/timers.ts';
import type { Face } from '../faces.ts';

/** One picture of the photo frame. */
export type Slide = { readonly url: string; readonly caption: string };

const EACH_MS = 20_000;

/** Everybody on the home screen whose photo is on the tablet, and the resident. */
export function slidesOf(
  faces: readonly Pick<Face, 'name' | 'photo'>[],
  resident: Pick<Face, 'name' | 'photo'>,
): Slide[] {
  return [...faces, resident].flatMap(({ name, photo }) => (photo ? [{ url: photo, caption: name }] : []));
}

export type SlideShowDeps = {
  /** The photo frame is what fills the screen. */
  shown: ReadonlySignal<boolean>;
  document: Pick<Document, 'addEventListener' | 'visibilityState'>;
  timers: Timers;
};

/**
 * Turns the pictures over, one each 20 s. No timer runs while they are not seen.
 * @returns how many pictures have been turned over
 */
export function startSlideShow(
  { shown, document, timers }: SlideShowDeps,
  stop: AbortSignal,
): ReadonlySignal<number> {
  const turned = signal(0);
  let timer: unknown;
  const wait = () => {
    timers.clearTimeout(timer);
    if (stop.aborted || !shown.peek() || document.visibilityState !== 'visible') return;
    timer = timers.setTimeout(() => {
      turned.value = turned.peek() + 1;
      wait();
    }, EACH_MS);
  };
  const stopFollowing = effect(() => {
    void shown.value;
    wait();
  });
  document.addEventListener('visibilitychange', wait, { signal: stop });
  stop.addEventListener('abort', () => {
    stopFollowing();
    wait();
  });
  return turned;
}
