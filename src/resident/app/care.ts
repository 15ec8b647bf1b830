import { effect, type ReadonlySignal } from '@preact/signals';
import type { CallControl } from '../../call/ports.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Settings } from './settings.ts';

/** Until when care is in progress; null when it is not, or is over. `now`: by the corrected clock. */
export function careEnd({ careUntil }: Pick<Settings, 'careUntil'>, now: EpochMs): EpochMs | null {
  return careUntil !== null && careUntil > now ? careUntil : null;
}

export type CareGuardDeps = {
  call: Pick<CallControl, 'view' | 'decline'>;
  settings: ReadonlySignal<Pick<Settings, 'careUntil'>>;
  clock: { now(): EpochMs };
  /** The carers: it is they who care. */
  isCarers: (contactId: Id) => boolean;
};

/**
 * Nobody rings into a washing. The server knows of it and refuses such calls; what is set at the tablet may still be on
 * its way there, so the tablet says *not now* itself. Start it before whatever sounds or shows a ring: it must be first.
 */
export function startCareGuard({ call, settings, clock, isCarers }: CareGuardDeps, stop: AbortSignal): void {
  const end = effect(() => {
    const view = call.view.value;
    if (view.at !== 'incoming' || isCarers(view.contactId)) return;
    if (careEnd(settings.value, clock.now()) !== null) call.decline();
  });
  stop.addEventListener('abort', end);
}
