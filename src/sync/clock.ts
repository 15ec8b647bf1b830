import { type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import type { Store } from '../data/store.ts';
import type { EpochMs } from '../protocol/primitives.ts';

const KEY = 'clock';
const Correction = v.object({ offsetMs: v.number(), roundTripMs: v.pipe(v.number(), v.minValue(0)) });
type Correction = v.InferOutput<typeof Correction>;

/** Below this a correction is not worth a write to the tablet's flash. */
const WORTH_KEEPING_MS = 250;

/** The time as the server has it: a tablet's own clock may be hours off and nobody there can set it. */
export interface Clock {
  /** Now, corrected. */
  now(): EpochMs;
  /** This device's own clock, uncorrected: what `learn` wants. */
  local(): number;
  /** The server said `serverNow` in answer to something sent at `sentAt`; it came at `receivedAt`, both by `local()`. */
  learn(serverNow: EpochMs, sentAt: number, receivedAt: number): void;
  /** Server minus device, in ms. A screen that shows the time reads it, to move when it moves. */
  readonly offsetMs: ReadonlySignal<number>;
  /** The correction of the last time is in place (or there was none). Never rejects. */
  readonly loaded: Promise<void>;
}

type Kept = Pick<Store, 'meta'>;
type ClockOptions = { now: () => number; store?: Kept | Promise<Kept> };

/**
 * `store`: where the correction outlives the page, so that a tablet without network still shows the right time.
 */
export function createClock({ now, store }: ClockOptions): Clock {
  const offsetMs = signal(0);
  let known: Correction | null = null;

  function accept(next: Correction) {
    known = next;
    offsetMs.value = next.offsetMs;
  }

  /** A store that cannot be read or written leaves the clock without a memory, and no more. */
  async function keep<T>(use: (meta: Store['meta']) => Promise<T>): Promise<T | undefined> {
    try {
      const opened = await store;
      return opened && (await use(opened.meta));
    } catch {
      return undefined;
    }
  }

  async function load() {
    const stored = await keep((meta) => meta.get(KEY, Correction));
    if (stored && !known) accept(stored);
  }

  return {
    now: () => Math.max(0, Math.round(now() + offsetMs.peek())),
    local: now,
    learn(serverNow, sentAt, receivedAt) {
      const next = measure(serverNow, sentAt, receivedAt);
      if (!next || (known && !isBetter(next, known))) return;
      const moved = Math.abs(next.offsetMs - (known?.offsetMs ?? 0));
      accept(next);
      // Losing this write costs nothing: the next hello measures again.
      if (moved >= WORTH_KEEPING_MS) void keep((meta) => meta.set(KEY, next));
    },
    offsetMs,
    loaded: load(),
  };
}

/** Cristian's algorithm: the server looked at its clock half-way through the round trip, give or take the half. */
function measure(serverNow: EpochMs, sentAt: number, receivedAt: number): Correction | null {
  const roundTripMs = receivedAt - sentAt;
  // Negative: somebody set the clock in between.
  if (roundTripMs < 0) return null;
  return { offsetMs: Math.round(serverNow - (sentAt + receivedAt) / 2), roundTripMs };
}

/** A tighter measurement, or one so far off that both cannot be true: then the device's clock was set or has drifted. */
function isBetter(next: Correction, known: Correction): boolean {
  const uncertainty = (next.roundTripMs + known.roundTripMs) / 2;
  return next.roundTripMs <= known.roundTripMs || Math.abs(next.offsetMs - known.offsetMs) > uncertainty;
}
