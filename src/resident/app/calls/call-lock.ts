import { effect, type ReadonlySignal } from '@preact/signals';

const NAME = 'call';

/** `navigator.locks`; missing in some WebViews, which have no second tab either. */
type Locks = Pick<LockManager, 'request'> | undefined;

/** Holds the lock `call` for as long as a call or a ring is on, so that every tab of this browser can tell. */
export function holdCallLock(locks: Locks, isInCall: ReadonlySignal<boolean>, stop: AbortSignal): void {
  let release: (() => void) | null = null;
  const end = effect(() => {
    release?.();
    release = null;
    if (!isInCall.value) return;
    const over = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Shared: two tabs that are rung at once must not wait for each other.
    locks?.request(NAME, { mode: 'shared' }, () => over).catch(() => undefined);
  });
  stop.addEventListener('abort', () => {
    end();
    release?.();
  });
}

/** Is a call on in any tab of this browser? */
export async function isCallAnywhere(locks: Locks): Promise<boolean> {
  if (!locks) return false;
  return locks.request(NAME, { ifAvailable: true }, (lock) => lock === null);
}
