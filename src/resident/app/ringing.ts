import { computed, effect } from '@preact/signals';
import type { CallControl } from '../../call/ports.ts';
import type { RingTone } from '../../call/ring-tone.ts';

/** Lets the tablet be heard: loud when somebody rings here, softly while it rings at the other end. */
export function startRinging(call: Pick<CallControl, 'view'>, ring: RingTone, stop: AbortSignal): void {
  // Only the kind of screen counts: a ring that starts over at each detail would stutter.
  const at = computed(() => call.view.value.at);
  const end = effect(() => {
    if (at.value === 'incoming') ring.start('incoming');
    else if (at.value === 'ringing') ring.start('outgoing');
    else ring.stop();
  });
  stop.addEventListener('abort', () => {
    end();
    ring.stop();
  });
}
