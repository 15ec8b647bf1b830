import type { EpochMs } from '../../protocol/primitives.ts';
import type { Call } from '../../protocol/records.ts';
import type { RingReceipt } from '../../protocol/rings.ts';

/** A phone on a table across the flat needs that long; RingRTC waits as long. */
export const RING_MS = 60_000;
/**
 * While no device says that it rings. Long enough for a phone whose socket is just dialling again (15 s at most, see
 * `sync/backoff`); longer is a dark screen on which nothing happens for somebody of eighty.
 */
export const LOOKING_MS = 25_000;
/** However many signs there are: nobody holds a hand on a tablet for longer. */
const LONGEST_MS = 120_000;

/**
 * When a call that nobody answers is over. Every sign on the way to a phone wins the time that a person needs from there: a
 * phone out of a pocket, an SMS read and opened, a page loaded over a slow network.
 */
export function ringEndsAt({
  state,
  startedAt,
  receipts,
}: Pick<Call, 'state' | 'startedAt' | 'receipts'>): EpochMs {
  const usual = startedAt + (state === 'looking' ? LOOKING_MS : RING_MS);
  const ends = [usual, ...receipts.map((one) => worthUntil(one, startedAt))];
  return Math.min(Math.max(...ends), startedAt + LONGEST_MS);
}

/** A push that was taken may wake a phone at any moment of an ordinary ring. */
export const pushEndsAt = (startedAt: EpochMs): EpochMs => startedAt + RING_MS;

function worthUntil({ by, got, at }: RingReceipt, startedAt: EpochMs): EpochMs {
  if (got === 'failed') return 0;
  if (got === 'opened') return at + 30_000;
  if (got === 'shown') return at + (by === 'page' ? 30_000 : 45_000);
  return by === 'push' ? pushEndsAt(startedAt) : at + 60_000;
}
