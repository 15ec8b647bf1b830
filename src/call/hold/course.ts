import type { ReadonlySignal } from '@preact/signals';
import { type CallState, isTalking } from '../call-state.ts';
import { whileOn } from '../while-on.ts';
import type { Facts } from './tally.ts';

/** The marks that a call sets on its way (`moien:…`): when it was looked for, rang, showed its first picture. */
export type Marks = {
  now(): number;
  getEntriesByName(name: string): readonly { readonly startTime: number }[];
};

type CourseDeps = {
  isCaller: boolean;
  view: ReadonlySignal<CallState>;
  performance: Marks;
  now: () => number;
};

/**
 * What this page knows of a call besides the browser's statistics: how long it took, and how often it broke. Begins with
 * the answer, or when this page took the call up again.
 */
export function followCourse(
  { isCaller, view, performance, now }: CourseDeps,
  over: AbortSignal,
): () => Facts {
  const answered = performance.now();
  const startedAt = now();
  let brokenAt: number | null = null;
  let outages = 0;
  let outageMs = 0;
  const broken = () => (brokenAt === null ? 0 : Math.max(0, now() - brokenAt));
  // Taken up after a reload it is not up yet: that is this page's way, and no outage of the network.
  let wasUp = false;

  whileOn(over, () => {
    const state = view.value;
    if (!isTalking(state)) return;
    wasUp ||= state.at === 'connected' && !state.reconnecting;
    if (state.reconnecting && wasUp && brokenAt === null) {
      outages += 1;
      brokenAt = now();
    } else if (!state.reconnecting) {
      outageMs += broken();
      brokenAt = null;
    }
  });

  const last = (name: string) => performance.getEntriesByName(name).at(-1)?.startTime ?? null;
  return () => {
    const [looked, rang, shown] = [
      last('moien:call-start'),
      last('moien:ringing'),
      last('moien:first-frame'),
    ];
    return {
      ringMs: isCaller && looked !== null && rang !== null && rang >= looked ? rang - looked : null,
      firstFrameMs: shown !== null && shown >= answered ? shown - answered : null,
      talkMs: Math.max(0, now() - startedAt),
      outages,
      outageMs: outageMs + broken(),
    };
  };
}
