import { type ReadonlySignal, signal } from '@preact/signals';
import type { Timers } from '../../sync/timers.ts';

/** Long enough to read twice; it covers nothing that one needs meanwhile. */
const SHOWN_MS = 8_000;
/** Time to look up, to doubt, and to reach for the mouse. */
const OFFERED_MS = 20_000;

/** What the line offers to do, such as taking back what was just done. */
export type Offer = { label: string; run: () => void };

export type Spoken = { text: string; tone: 'good' | 'bad'; offer: Offer | null };

/** The one line at the foot of the page that says what became of something. */
export interface Notices {
  readonly current: ReadonlySignal<Spoken | null>;
  say(text: string, tone?: Spoken['tone']): void;
  /** Says what was done, and how to undo it: instead of *are you sure?* before. */
  offer(text: string, offer: Offer): void;
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
      current.value = { text, tone, offer: null };
      // What went wrong stays until somebody has seen it.
      if (tone === 'good') timer = timers.setTimeout(dismiss, SHOWN_MS);
    },
    offer(text, { label, run }) {
      timers.clearTimeout(timer);
      const once = () => {
        dismiss();
        run();
      };
      current.value = { text, tone: 'good', offer: { label, run: once } };
      timer = timers.setTimeout(dismiss, OFFERED_MS);
    },
  };
}
