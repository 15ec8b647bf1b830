import { isWithinHours } from '../../protocol/hours.ts';
import type { Presence } from '../../protocol/live.ts';
import type { EpochMs } from '../../protocol/primitives.ts';
import type { Contact, Loved } from '../../protocol/records.ts';

/** Why a ring would be in vain now. */
export type InVain = 'may-not-call' | 'asleep' | 'outside-hours' | 'not-now' | 'in-call';

type Asked = {
  them: Pick<Loved, 'callingHours' | 'quietHours' | 'notNowUntil' | 'timeZone'>;
  me: Pick<Contact, 'mayCall'>;
  /** Of the resident; undefined: nobody told yet. */
  presence: Pick<Presence, 'inCall'> | undefined;
  now: EpochMs;
};

/**
 * What would become of a ring now, known before anybody rings: the rules of the server, in its order, and then whether the
 * resident is talking to somebody. The server decides; this saves a ring in vain. *Not now* never says why.
 *
 * @returns null: a ring is welcome
 */
export function beforeCalling({ them, me, presence, now }: Asked): InVain | null {
  const isIn = (hours: Loved['callingHours']) => isWithinHours(hours, them.timeZone, now);
  if (me.mayCall === false) return 'may-not-call';
  if (isIn(them.quietHours)) return 'asleep';
  if (!isIn(them.callingHours)) return 'outside-hours';
  if (them.notNowUntil !== null && them.notNowUntil > now) return 'not-now';
  return presence?.inCall ? 'in-call' : null;
}
