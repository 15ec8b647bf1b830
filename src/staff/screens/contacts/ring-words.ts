import type { StaffKey } from '../../../i18n/staff.ts';
import type { WillRing } from '../../../protocol/rings.ts';

/** The words for whether a phone will ring, and for what to do about it. A record: a reason without words does not compile. */
const WHY: Record<'untested' | 'silent' | Extract<WillRing, { at: 'will-not-ring' }>['why'], StaffKey> = {
  untested: 'ring.why.untested',
  silent: 'ring.why.silent',
  none: 'ring.why.none',
  gone: 'ring.why.gone',
  denied: 'ring.why.denied',
  unsupported: 'ring.why.unsupported',
  install: 'ring.why.install',
  slow: 'ring.why.slow',
};

const STANDS: Record<WillRing['at'], StaffKey> = {
  rings: 'ring.rings',
  unsure: 'ring.unsure',
  'will-not-ring': 'ring.will-not',
};

/** *Rings*, *unsure* or *will not ring*. */
export const standsKey = (will: WillRing): StaffKey => STANDS[will.at];

/** Why it is not sure, and how it is mended; null: it rings. */
export const whyKey = (will: WillRing): StaffKey | null => (will.at === 'rings' ? null : WHY[will.why]);
