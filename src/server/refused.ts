import { type ErrorCode, type Refusal, refusal } from '../protocol/errors.ts';

/** Thrown wherever a client must be told *no*; the transaction around it rolls back. */
export class Refused extends Error {
  readonly refusal: Refusal;

  /** @param retryAfterMs how long to wait, for `too-many-tries` */
  constructor(code: ErrorCode, retryAfterMs?: number) {
    super(code);
    this.name = 'Refused';
    this.refusal = refusal(code, retryAfterMs);
  }
}
