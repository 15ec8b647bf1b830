import { type ReadonlySignal, signal } from '@preact/signals';
import type { Live } from './live.ts';
import type { Timers } from './timers.ts';

/** Nothing waits for ever: a house in which somebody always speaks still gets its messages. */
export const LONGEST_HOLD_MS = 30 * 60_000;

/**
 * Does somebody speak over the line that this tablet shares? Then whatever can wait does, half an hour at most. The server
 * says it again to every new socket, so that a stopped server holds nobody back.
 */
export function followLineBusy(
  { live, timers }: { live: Pick<Live, 'onMessage'>; timers: Timers },
  stop: AbortSignal,
): ReadonlySignal<boolean> {
  const busy = signal(false);
  let timer: unknown;
  const set = (is: boolean) => {
    timers.clearTimeout(timer);
    busy.value = is;
    if (is) timer = timers.setTimeout(() => set(false), LONGEST_HOLD_MS);
  };
  live.onMessage((message) => {
    if (message.type === 'welcome') set(false);
    else if (message.type === 'line.busy') set(message.busy);
  });
  stop.addEventListener('abort', () => timers.clearTimeout(timer));
  return busy;
}
