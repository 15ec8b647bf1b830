import { effect } from '@preact/signals';

/** Runs now, and again whenever a signal that it read changes, until `signal`. */
export function whileOn(signal: AbortSignal, run: () => void): void {
  if (signal.aborted) return;
  const stop = effect(run);
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop);
}
