import { clockTime } from '../../i18n/dates.ts';
import type { StaffKey, StaffTranslator } from '../../i18n/staff.ts';
import type { ErrorCode, Refusal } from '../../protocol/errors.ts';
import type { EpochMs } from '../../protocol/primitives.ts';

/** The words for every refusal. A record over the codes: a new code without words does not compile. */
const REFUSAL_WORDS: Record<ErrorCode, StaffKey> = {
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
  'last-admin': 'refused.last-admin',
  'last-way-in': 'refused.last-way-in',
  'outside-hours': 'refused.outside-hours',
  'not-now': 'refused.not-now',
  'may-not-call': 'refused.may-not-call',
  conflict: 'refused.conflict',
  taken: 'refused.taken',
  'too-late': 'refused.too-late',
  'too-many-visits': 'refused.too-many-visits',
  'no-room': 'refused.no-room',
  'old-version': 'refused.old-version',
  unavailable: 'refused.unavailable',
};

/** A refusal, with when it came by this browser's own clock. */
export type Refused = { refusal: Refusal; at: EpochMs };

/** What to say to a person. A throttle says when to come back, rounded up to the minute that a clock shows. */
export function refusalText(
  words: Pick<StaffTranslator, 't'>,
  { refusal, at }: Refused,
  timeZone: string,
): string {
  if (refusal.code !== 'too-many-tries' || !refusal.retryAfterMs) return words.t(REFUSAL_WORDS[refusal.code]);
  const again = Math.ceil((at + refusal.retryAfterMs) / 60_000) * 60_000;
  return words.t('sign-in.throttled', { time: clockTime(again, timeZone) });
}
