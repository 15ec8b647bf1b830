import { computed, type ReadonlySignal } from '@preact/signals';
import type { CallScreen } from '../../../call/call-state.ts';
import { isWithinHours } from '../../../protocol/hours.ts';
import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Settings } from '../settings.ts';

type QuietSettings = Pick<Settings, 'quietHours' | 'timeZone'>;

/** Is it the resident's night? By the corrected clock (`now`) and in the facility's zone. */
export const followQuiet = (settings: ReadonlySignal<QuietSettings>, now: ReadonlySignal<EpochMs>) =>
  computed(() => isWithinHours(settings.value.quietHours, settings.value.timeZone, now.value));

/**
 * What of a call may be heard. The server lets nobody ring in quiet hours; should a ring arrive all the same, since its
 * clock or its settings are behind, it is seen and not sounded. The carers are heard: they know the hour.
 */
export const followAudible = (
  view: ReadonlySignal<CallScreen>,
  quiet: ReadonlySignal<boolean>,
  isCarers: (contactId: Id) => boolean,
): ReadonlySignal<CallScreen> =>
  computed(() => {
    const now = view.value;
    const isHushed = quiet.value && now.at === 'incoming' && !isCarers(now.contactId);
    return isHushed ? { at: 'idle' } : now;
  });

/** A minute of the day as one reads it on a clock: 450 is “07:30”. */
export function clockOfMinute(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}
