import type { EpochMs } from './primitives.ts';
import type { Consent } from './records.ts';

/**
 * Does it count now? One rule for the server, the tablet and the console. A clock that is behind counts it too early by as
 * much: the server's own decides.
 */
export const isInForce = ({ until, withdrawnAt }: Consent, now: EpochMs): boolean =>
  withdrawnAt === null && now < until;
