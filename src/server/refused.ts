import { type ErrorCode, type Refusal, refusal } from '../protocol/errors.ts';
import type { EpochMs } from '../protocol/primitives.ts';

/** Thrown wherever a client must be told *no*; the transaction around it rolls back. */
export class Refused extends Error {
  readonly refusal: Refusal;

  /**
   * @param retryAfterMs how long to wait, for `too-many-tries`
   * @param freeAt the nearest time that is free, for `taken`
   */
  constructor(code: ErrorCode, retryAfterMs?: number, freeAt?: EpochMs | null) {
    super(code);
    this.name = 'Refused';
    this.refusal = { ...refusal(code, retryAfterMs), ...(freeAt ? { freeAt } : {}) };
  }
}
