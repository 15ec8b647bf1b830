import type { EpochMs, Id } from '../../protocol/primitives.ts';

export const CHANNELS = ['push', 'mail', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

/** One message as it waits in the queue. `body`: JSON that its carrier understands. */
export type Parcel = { id: Id; to: string; body: string; expiresAt: EpochMs };

/**
 * What became of a try.
 * - `accepted`: the next one down the line has taken it · `later`: try again · `never`: it would be refused again
 * - `gone`: there is nobody at this address any more (a push service's 404 or 410)
 */
export type Delivery =
  | { got: 'accepted' }
  | { got: 'later'; why: string; afterMs?: number }
  | { got: 'never'; why: string }
  | { got: 'gone'; why: string };

/** Carries one parcel to whoever comes next. Throws nothing that is worth more than *later*. */
export type Carry = (parcel: Parcel) => Promise<Delivery>;

/** How long anybody out there may take. */
export const PATIENCE_MS = 10_000;

/** What a status says about trying again (RFC 9110; RFC 8030 §7.3 for 404 and 410). */
export function deliveryOf(response: Pick<Response, 'status' | 'headers'>): Delivery {
  const { status } = response;
  if (status >= 200 && status < 300) return { got: 'accepted' };
  const why = `http ${status}`;
  if (status === 404 || status === 410) return { got: 'gone', why };
  if (status !== 408 && status !== 429 && status < 500) return { got: 'never', why };
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return seconds > 0 ? { got: 'later', why, afterMs: seconds * 1000 } : { got: 'later', why };
}

/** A short reason without addresses: it is logged and shown. */
export function whyOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code || (error instanceof Error ? error.name : 'unknown');
}
