import type { ReadonlySignal } from '@preact/signals';

export interface RingTone {
  /** The browser keeps sound shut until the first touch: show that a touch lets it ring. */
  readonly locked: ReadonlySignal<boolean>;
  /** `incoming`: somebody rings here. `outgoing`: softer, it rings there. */
  start(which: 'incoming' | 'outgoing'): void;
  stop(): void;
  /** Call it from the first touch. */
  unlock(): void;
}

export type RingToneDeps = {
  AudioContext: typeof AudioContext;
  timers: { setTimeout(run: () => void, ms: number): unknown; clearTimeout(timer: unknown): void };
};

/** Skeleton. */
export function createRingTone(_deps: RingToneDeps): RingTone {
  throw new Error('not yet');
}
