import { effect, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { PanelTranslator } from '../../i18n/panel.ts';
import type { Timers } from '../../sync/timers.ts';
import { startCountdown } from './countdown.ts';
import { GlassLock } from './screens/GlassLock.tsx';

/** Time to wipe a tablet with a wet cloth and another one. */
const WIPE_SECONDS = 30;
/** A ring ends the wiping: long enough to take the cloth away, short enough for a relative who waits. */
const RING_SECONDS = 3;

export type WipingDeps = {
  overlay: Signal<ComponentType | null>;
  words: PanelTranslator;
  isRinging: ReadonlySignal<boolean>;
  timers: Timers;
};

/**
 * The glass takes no touch for half a minute. A call that comes in is seen and heard at once, and the lock then ends
 * after three seconds instead of lasting: a cloth must not answer it (the camera would open on whoever is being washed),
 * and the resident must not miss it.
 */
export function startWiping({ overlay, words, isRinging, timers }: WipingDeps): void {
  const end = new AbortController();
  const onOver = () => {
    end.abort();
    overlay.value = null;
  };
  const countdown = startCountdown({ seconds: WIPE_SECONDS, timers, onOver }, end.signal);
  const unfollow = effect(() => {
    if (isRinging.value) countdown.shorten(RING_SECONDS);
  });
  end.signal.addEventListener('abort', unfollow);
  overlay.value = () => (
    <GlassLock words={words} seconds={countdown.left.value} isRinging={isRinging.value} />
  );
}
