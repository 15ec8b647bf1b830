import type { Timers } from '../../sync/timers.ts';

export type IdleDeps = {
  window: Pick<EventTarget, 'addEventListener'>;
  timers: Timers;
  ms: number;
  /** Nobody touched anything for `ms`. Said once. */
  onIdle: () => void;
};

/** Waits until nobody touches the tablet any more: a panel that a nurse walked away from closes by itself. */
export function startIdleWatch({ window, timers, ms, onIdle }: IdleDeps, stop: AbortSignal): void {
  let timer: unknown;
  const touched = () => {
    timers.clearTimeout(timer);
    timer = timers.setTimeout(onIdle, ms);
  };
  touched();
  for (const kind of ['pointerdown', 'pointerup', 'keydown'])
    window.addEventListener(kind, touched, { capture: true, passive: true, signal: stop });
  stop.addEventListener('abort', () => timers.clearTimeout(timer));
}
