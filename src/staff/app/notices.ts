import { type ReadonlySignal, signal } from '@preact/signals';
import type { Timers } from '../../sync/timers.ts';

/** Long enough to read twice; it covers nothing that one needs meanwhile. */
const SHOWN_MS = 8_000;

export type Spoken = { text: string; tone: 'good' | 'bad' };

/** The one line at the foot of the page that says what became of something. */
export interface Notices {
  readonly current: ReadonlySignal<Spoken | null>;
  say(text: string, tone?: Spoken['tone']): void;
  dismiss(): void;
}

export function createNotices(timers: Timers): Notices {
  const current = signal<Spoken | null>(null);
  let timer: unknown = null;
  const dismiss = () => {
    timers.clearTimeout(timer);
    current.value = null;
  };
  return {
    current,
    dismiss,
    say(text, tone = 'good') {
      timers.clearTimeout(timer);
      current.value = { text, tone };
      // What went wrong stays until somebody has seen it.
      if (tone === 'good') timer = timers.setTimeout(dismiss, SHOWN_MS);
    },
  };
}
