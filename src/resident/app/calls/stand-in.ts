import { effect } from '@preact/signals';
import type { CallControl } from '../../../call/ports.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Replica } from '../../../sync/replica.ts';
import type { Timers } from '../../../sync/timers.ts';

/** Long enough to read, or to hear, that the first one was not reached; a press on the card stops it. */
const READ_MS = 6_000;

export type StandInDeps = {
  call: Pick<CallControl, 'view' | 'start'>;
  replica: Pick<Replica, 'records'>;
  timers: Timers;
  /** May anybody be rung now? */
  mayRing: () => boolean;
};

/**
 * When somebody was not reached, rings whom staff named in their place, after the same three seconds as a tap on that face. One step
 * only: a stand-in has none, or two who name each other would be rung all night.
 */
export function startStandIn({ call, replica, timers, mayRing }: StandInDeps, stop: AbortSignal): void {
  let rungInPlace: Id | null = null;
  let timer: unknown;
  const end = effect(() => {
    timers.clearTimeout(timer);
    const view = call.view.value;
    if (view.at === 'idle' || view.at === 'incoming') rungInPlace = null;
    if (view.at !== 'over' || view.caller !== 'tablet') return;
    const { contactId, outcome } = view;
    const isHop = rungInPlace === contactId;
    rungInPlace = null;
    if (isHop || (outcome !== 'missed' && outcome !== 'offline')) return;
    const { contact } = replica.records.peek();
    const standInId = contact.get(contactId)?.standInId ?? null;
    const standIn = standInId === null ? undefined : contact.get(standInId);
    if (standInId === null || standIn?.kind !== 'relative') return;
    timer = timers.setTimeout(() => {
      if (!mayRing()) return;
      rungInPlace = standInId;
      call.start(standInId);
    }, READ_MS);
  });
  stop.addEventListener('abort', () => {
    end();
    timers.clearTimeout(timer);
  });
}
