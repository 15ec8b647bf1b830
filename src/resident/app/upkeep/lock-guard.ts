import { effect, type ReadonlySignal } from '@preact/signals';
import type { CallControl } from '../../../call/ports.ts';
import type { Settings } from '../settings.ts';

export type LockGuardDeps = {
  call: Pick<CallControl, 'view' | 'cancel' | 'decline' | 'hangUp' | 'dismiss'>;
  settings: ReadonlySignal<Pick<Settings, 'lockedAt'>>;
};

/**
 * Nobody speaks through a tablet that staff have locked: what is on ends, what rings is declined. The server lets no new
 * call in or out; this is for the one that was on when the lock came.
 */
export function startLockGuard({ call, settings }: LockGuardDeps, stop: AbortSignal): void {
  const end = effect(() => {
    const view = call.view.value;
    const { at } = view;
    if (settings.value.lockedAt === null) return;
    if (at === 'incoming') call.decline();
    else if (at === 'connecting' || at === 'connected') call.hangUp();
    // That staff ended a call is still to be read: behind the lock, and after it.
    else if (at === 'over') view.byHouse || call.dismiss();
    else if (at !== 'idle') call.cancel();
  });
  stop.addEventListener('abort', end);
}
