import { effect, type ReadonlySignal } from '@preact/signals';
import type { RingTone } from '../../../call/ring-tone.ts';

export type SoundDeps = {
  ring: Pick<RingTone, 'sound' | 'unlock'>;
  /** Camera and microphone, while they are open. */
  stream: ReadonlySignal<MediaStream | null>;
  window: Pick<EventTarget, 'addEventListener'>;
  document: Pick<Document, 'visibilityState' | 'addEventListener'>;
};

/** What a browser may take for a touch; a screen reader's press is only a click. */
const TOUCHES = ['pointerup', 'keydown', 'click'] as const;

/**
 * Keeps the ring from being locked. An installed page may sound at once; any other needs a touch since it was loaded, and
 * the system may shut the sound of a page that nobody has touched for a night. So: tried now, whenever it is shut, when
 * the page is seen again, at every touch, and when the camera opens: a page that captures may sound (Chromium, Safari), so
 * a tablet whose camera is allowed rings from its first minute on.
 */
export function startSound({ ring, stream, window, document }: SoundDeps, stop: AbortSignal): void {
  const unlock = () => ring.unlock();
  unlock();
  for (const touch of TOUCHES) window.addEventListener(touch, unlock, { signal: stop, capture: true });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') unlock();
    },
    { signal: stop },
  );
  const end = effect(() => {
    // Both are read, so that either wakes this.
    const isOpen = stream.value !== null;
    if (ring.sound.value === 'locked' || isOpen) unlock();
  });
  stop.addEventListener('abort', end);
}
