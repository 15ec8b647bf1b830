import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { RingTone } from '../../call/ring-tone.ts';
import type { Timers } from '../../sync/timers.ts';

const FOR_MS = 60_000;

export type FindingDeps = {
  ring: Pick<RingTone, 'start' | 'stop'>;
  timers: Timers;
  isInCall: ReadonlySignal<boolean>;
};

/** *Where is it?* The tablet rings and glows until it is touched, for a minute at most; a call comes first. */
export interface Finding {
  readonly isOn: ReadonlySignal<boolean>;
  start(): void;
  end(): void;
}

export function createFinding({ ring, timers, isInCall }: FindingDeps, stop: AbortSignal): Finding {
  const isOn = signal(false);
  let timer: unknown;

  function end() {
    timers.clearTimeout(timer);
    if (!isOn.peek()) return;
    isOn.value = false;
    // A call has taken the ring over: it is not ours to stop.
    if (!isInCall.peek()) ring.stop();
  }

  const unfollow = effect(() => {
    if (isInCall.value) end();
  });
  stop.addEventListener('abort', () => {
    unfollow();
    end();
  });
  return {
    isOn,
    start() {
      if (isInCall.peek()) return;
      isOn.value = true;
      ring.start('incoming');
      timers.clearTimeout(timer);
      timer = timers.setTimeout(end, FOR_MS);
    },
    end,
  };
}
