import { effect } from '@preact/signals';
import type { RingTone } from '../../call/ring-tone.ts';

export type SoundDeps = {
  ring: Pick<RingTone, 'sound' | 'unlock'>;
  window: Pick<EventTarget, 'addEventListener'>;
  document: Pick<Document, 'visibilityState' | 'addEventListener'>;
};

/** What a browser may take for a touch; a screen reader's press is only a click. */
const TOUCHES = ['pointerup', 'keydown', 'click'] as const;

/**
 * Keeps the ring from being locked. An installed page may sound at once; any other needs a touch since it was loaded, and
 * the system may shut the sound of a page that nobody has touched for a night. So: tried now, whenever it is shut, when
 * the page is seen again, and at every touch.
 */
export function startSound({ ring, window, document }: SoundDeps, stop: AbortSignal): void {
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
    if (ring.sound.value === 'locked') unlock();
  });
  stop.addEventListener('abort', end);
}
