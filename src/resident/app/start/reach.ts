import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Live } from '../../../sync/live.ts';
import type { Timers } from '../../../sync/timers.ts';

/** A first welcome that takes longer than this is none. */
const FIRST_WELCOME_MS = 3_000;

/**
 * Whether the tablet should behave as without network. Not in the first moments of a launch, while the first dial is
 * under way: an amber notice at every start would teach nobody anything. A dial that fails says it at once.
 */
export function startReach(
  { live, timers }: { live: Pick<Live, 'online' | 'state'>; timers: Timers },
  stop: AbortSignal,
): ReadonlySignal<boolean> {
  const offline = signal(false);
  const isSettled = signal(false);
  const settle = () => {
    isSettled.value = true;
  };
  const timer = timers.setTimeout(settle, FIRST_WELCOME_MS);
  const end = effect(() => {
    if (live.online.value || live.state.value === 'waiting') settle();
    offline.value = isSettled.value && !live.online.value;
  });
  stop.addEventListener('abort', () => {
    end();
    timers.clearTimeout(timer);
  });
  return offline;
}
