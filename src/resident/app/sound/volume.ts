import { effect, type Signal, signal } from '@preact/signals';
import type { Store } from '../../../data/store.ts';

const KEY = 'volume';

/**
 * Loudness of the other person in five steps. The lowest is still heard: a resident who turned the sound away
 * would think that the tablet is broken. The ear judges ratios, so each step is about 5 dB.
 */
const LOUDNESS = [0.18, 0.3, 0.5, 0.75, 1] as const;

export const VOLUME_STEPS = LOUDNESS.length;
/** Four of five: loud enough for tired ears, and *louder* still does something. */
export const FIRST_VOLUME_STEP = 4;

/** A step that exists, from whatever was remembered or pressed: 1 … VOLUME_STEPS. */
export function volumeStep(wanted: unknown): number {
  if (typeof wanted !== 'number' || !Number.isFinite(wanted)) return FIRST_VOLUME_STEP;
  return Math.min(VOLUME_STEPS, Math.max(1, Math.round(wanted)));
}

/** What a media element's `volume` should be at a step, 0 … 1. */
export function loudness(step: number): number {
  return LOUDNESS[volumeStep(step) - 1] ?? 1;
}

/** The ring above its usual loudness at each step, in dB: it goes through our own loudspeaker, a live call may not. */
const DECIBELS = [-9, -4.5, 0, 4.5, 9] as const;

/** The step at which it rings: as the resident set the volume, but never below what staff set. */
export function ringStep(step: number, floor: number): number {
  return Math.max(volumeStep(step), volumeStep(floor));
}

/** How far the ring is raised at a step, in dB. */
export function ringDecibels(step: number): number {
  return DECIBELS[volumeStep(step) - 1] ?? 0;
}

/** The step that was last chosen, kept from now on. Losing a write costs one press. */
export async function openVolume({ meta }: Pick<Store, 'meta'>): Promise<Signal<number>> {
  const step = signal(volumeStep(await meta.get(KEY)));
  let kept = step.peek();
  effect(() => {
    if (step.value === kept) return;
    kept = step.value;
    meta.set(KEY, kept).catch(() => undefined);
  });
  return step;
}
