import { type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import type { MetaStore } from '../../data/meta.ts';
import { matchesPin, type PinCrypto } from '../../protocol/pin.ts';
import { EpochMs, type PinCheck } from '../../protocol/primitives.ts';

const KEY = 'panel-tries';
/** Five slips of a hurried nurse cost nothing. */
const FREE_TRIES = 5;
const FIRST_WAIT_MS = 60_000;
/** Long enough against guessing; a ward that forgot its PIN asks the console anyway. */
const LONGEST_WAIT_MS = 60 * 60_000;

/** `since`: of the wait, by the corrected clock. */
const Tries = v.object({ wrong: v.pipe(v.number(), v.integer(), v.minValue(0)), since: EpochMs });
type Tries = v.InferOutput<typeof Tries>;

export type PinGateDeps = {
  check: () => PinCheck | null;
  meta: Pick<MetaStore, 'get' | 'set'>;
  /** Corrected: a tablet that was years wrong must not be shut for years. */
  clock: { now(): EpochMs };
  crypto: PinCrypto;
};

export type PinAnswer = 'right' | 'wrong' | 'wait' | 'not-set';

/** Lets staff into the panel, and makes guessing slow. Works without network. */
export interface PinGate {
  /** How long nobody may try, in ms from now; 0 when one may. */
  waitMs(): number;
  /** Wrong tries since the last right one. */
  readonly wrong: ReadonlySignal<number>;
  try(pin: string): Promise<PinAnswer>;
}

/** Remembers what was tried before a reload: pulling the plug wins no tries. */
export async function openPinGate({ check, meta, clock, crypto }: PinGateDeps): Promise<PinGate> {
  let tries: Tries = (await meta.get(KEY, Tries).catch(() => undefined)) ?? { wrong: 0, since: 0 };
  const wrong = signal(tries.wrong);

  async function keep(next: Tries): Promise<void> {
    tries = next;
    wrong.value = next.wrong;
    await meta.set(KEY, next).catch(() => undefined);
  }

  function waitMs(): number {
    const now = clock.now();
    // The clock was set back: the wait begins anew, instead of lasting until that far day.
    if (tries.since > now) void keep({ ...tries, since: now });
    return Math.max(0, tries.since + waitAfter(tries.wrong) - now);
  }

  return {
    waitMs,
    wrong,
    async try(pin) {
      const known = check();
      if (known === null) return 'not-set';
      if (waitMs() > 0) return 'wait';
      // Counted before it is known to be wrong: a reload in between must not give it back.
      await keep({ wrong: tries.wrong + 1, since: clock.now() });
      if (!(await matchesPin(pin, known, crypto))) return 'wrong';
      await keep({ wrong: 0, since: 0 });
      return 'right';
    },
  };
}

/** A minute after the fifth wrong try, twice as long after each more. */
function waitAfter(wrong: number): number {
  if (wrong < FREE_TRIES) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - FREE_TRIES));
}
