import { type ReadonlySignal, signal } from '@preact/signals';
import { isInForce } from '../../../protocol/consent.ts';
import { isWithinHours } from '../../../protocol/hours.ts';
import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Consent, Contact } from '../../../protocol/records.ts';
import { careEnd } from '../care.ts';
import type { Settings } from '../settings.ts';

type Known = {
  records: ReadonlySignal<{ contact: ReadonlyMap<Id, Contact>; consent: ReadonlyMap<Id, Consent> }>;
  settings: ReadonlySignal<
    Pick<
      Settings,
      'residentId' | 'isShared' | 'idleMinutes' | 'lockedAt' | 'quietHours' | 'timeZone' | 'careUntil'
    >
  >;
  /** The browser keeps sound shut: an announcement that nobody hears is none. */
  ring: { readonly locked: ReadonlySignal<boolean> };
};

/** This tablet's own yes to a call that answers itself; the server has its own. Until `learn` it is no. */
export interface AutoAnswer {
  /** Reads signals, so that whoever asks hears of it when staff change their mind in the middle of a ring. */
  mayAnswerItself(contactId: Id): boolean;
  couldBeHeard(): boolean;
  /** What the tablet knows; it is read after the first ring may already be heard. */
  learn(known: Known): void;
}

/**
 * Never without the resident's consent for this very contact, in quiet hours, while somebody cares for them, or on a
 * shared tablet in front of which nobody sits. What is set at the tablet counts before the server has heard of it.
 *
 * @param clock the corrected one
 */
export function createAutoAnswer(clock: { now(): EpochMs }): AutoAnswer {
  const known = signal<Known | null>(null);

  function mayAnswerItself(contactId: Id): boolean {
    if (known.value === null) return false;
    const { contact, consent } = known.value.records.value;
    const settings = known.value.settings.value;
    const them = contact.get(contactId);
    const { residentId, isShared, idleMinutes, lockedAt, quietHours, timeZone } = settings;
    if (residentId === null || lockedAt !== null || (isShared && idleMinutes === null)) return false;
    if (them?.residentId !== residentId || them.kind === 'station' || them.kind === 'phone') return false;
    const now = clock.now();
    const hasAgreed = [...consent.values()].some(
      (one) => one.contactId === contactId && one.residentId === residentId && isInForce(one, now),
    );
    return hasAgreed && !isWithinHours(quietHours, timeZone, now) && careEnd(settings, now) === null;
  }

  return {
    mayAnswerItself,
    couldBeHeard: () => known.value?.ring.locked.value === false,
    learn(all) {
      known.value = all;
    },
  };
}
