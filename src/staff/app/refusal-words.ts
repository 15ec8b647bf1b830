import type { ErrorCode } from '../../protocol/errors.ts';

/**
 * The locale key of the words for every refusal. A record over the codes: a new code without words does not compile.
 */
export const REFUSAL_WORDS: Record<ErrorCode, string> = {
  'bad-request': 'refused.bad-request',
  'too-large': 'refused.too-large',
  'not-an-image': 'refused.not-an-image',
  'not-signed-in': 'refused.not-signed-in',
  'not-allowed': 'refused.not-allowed',
  'not-found': 'refused.not-found',
  'wrong-sign-in': 'refused.wrong-sign-in',
  'wrong-code': 'refused.wrong-code',
  'link-expired': 'refused.link-expired',
  'too-many-tries': 'refused.too-many-tries',
  'already-set-up': 'refused.already-set-up',
  'outside-hours': 'refused.outside-hours',
  conflict: 'refused.conflict',
  'old-version': 'refused.old-version',
  unavailable: 'refused.unavailable',
};
