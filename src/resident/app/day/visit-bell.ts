import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { CallControl, Timers } from '../../../call/ports.ts';
import type { RingTone } from '../../../call/ring-tone.ts';
import type { ResidentTranslator } from '../../../i18n/resident.ts';
import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Replica } from '../../../sync/replica.ts';
import { careEnd } from '../care.ts';
import type { Settings } from '../settings.ts';
import type { Speech } from '../sound/speech.ts';
import { type NextVisit, visitDue } from './visits.ts';

/** As long as a call rings. Afterwards the card stays, silent. */
const RING_MS = 60_000;
/** A tablet that was off and comes back in the middle of a visit shows it, and startles nobody. */
const RING_LATE_MS = 5 * 60_000;

export type VisitBellDeps = {
  replica: Pick<Replica, 'records'>;
  settings: ReadonlySignal<Pick<Settings, 'residentId' | 'careUntil' | 'lockedAt'>>;
  now: ReadonlySignal<EpochMs>;
  quiet: ReadonlySignal<boolean>;
  call: Pick<CallControl, 'view'>;
  /** Staff are behind the clock. */
  isPanelOpen: ReadonlySignal<boolean>;
};

/** The card that fills the screen when it is time for a visit. */
export interface VisitBell {
  readonly due: ReadonlySignal<NextVisit | null>;
  /** *Not now*, or it was joined: this visit's card does not come again. */
  dismiss(visitId: Id): void;
}

/**
 * When the card is there: never over a call, in the quiet hours, while care is in progress, or over what staff do. A call
 * with that person, also one in vain, is the visit: its card would only cover what became of it.
 */
export function createVisitBell(deps: VisitBellDeps): VisitBell {
  const { replica, settings, now, quiet, call, isPanelOpen } = deps;
  const dismissed = signal<ReadonlySet<Id>>(new Set());
  const dismiss = (visitId: Id) => {
    dismissed.value = new Set([...dismissed.peek(), visitId]);
  };
  const due = computed(() => {
    const { residentId, lockedAt } = settings.value;
    const { at } = call.view.value;
    if (at !== 'idle' && at !== 'over') return null;
    if (residentId === null || lockedAt !== null || quiet.value || isPanelOpen.value) return null;
    if (careEnd(settings.value, now.value) !== null) return null;
    const found = visitDue({ records: replica.records.value, residentId, now: now.value });
    return found && !dismissed.value.has(found.id) ? found : null;
  });
  return { due, dismiss };
}

export type BellSoundDeps = {
  bell: VisitBell;
  call: Pick<CallControl, 'view'>;
  records: Replica['records'];
  ring: Pick<RingTone, 'start' | 'stop'>;
  speech: Pick<Speech, 'say'>;
  words: Pick<ResidentTranslator, 't'>;
  loudness: () => number;
  now: ReadonlySignal<EpochMs>;
  timers: Timers;
};

/** Rings for a visit whose time has come, as softly as any ring begins, and says who waits; for a minute. */
export function startBellSound(deps: BellSoundDeps, stop: AbortSignal): void {
  const { bell, call, ring, speech, words, loudness, now, timers } = deps;
  const dueId = computed(() => bell.due.value?.id ?? null);
  let timer: unknown;
  const end = effect(() => {
    timers.clearTimeout(timer);
    const id = dueId.value;
    if (id === null) return;
    const visit = bell.due.peek();
    if (!visit || now.peek() > visit.at + RING_LATE_MS) return;
    const text = words.t('visit.now', { name: visit.name });
    ring.start('incoming', (_, over) => speech.say(text, { loudness: loudness(), stop: over }));
    timer = timers.setTimeout(ring.stop, RING_MS);
    return () => {
      // The call that takes over sounds by itself, or is silent.
      const { at } = call.view.peek();
      if (at === 'idle' || at === 'over') ring.stop();
    };
  });
  const unfollow = startDismissing(deps);
  stop.addEventListener('abort', () => {
    end();
    unfollow();
    timers.clearTimeout(timer);
  });
}

/** Whoever is called at the time of their visit is visited: the card has done its work. */
function startDismissing({ bell, call, records, now }: BellSoundDeps): () => void {
  return effect(() => {
    const view = call.view.value;
    if (view.at === 'idle' || view.at === 'over') return;
    const { contact } = records.peek();
    const residentId = contact.get(view.contactId)?.residentId ?? '';
    const due = visitDue({ records: records.peek(), residentId, now: now.peek() });
    if (due?.contactId === view.contactId) bell.dismiss(due.id);
  });
}
