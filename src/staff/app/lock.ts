import { type ReadonlySignal, signal } from '@preact/signals';

/** The cover of a shared PC: who is away for some minutes leaves nothing to be read. */
export interface Lock {
  readonly isLocked: ReadonlySignal<boolean>;
  /** *This is a shared PC*: each browser's own choice. */
  readonly isShared: ReadonlySignal<boolean>;
  share(isShared: boolean): void;
  lock(): void;
  unlock(): void;
}

export type LockDeps = {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Touches and keys; and `storage`, by which the other tabs hear of it. */
  window: Pick<Window, 'addEventListener' | 'setInterval' | 'clearInterval'>;
  now: () => number;
  /** After how many minutes without a touch. */
  minutes: () => number;
};

const SHARED = 'moien-staff-shared-pc';
const LOCKED = 'moien-staff-locked';
const TOUCHED = 'moien-staff-touched';
const LOOK_EVERY_MS = 5_000;
/** A hand on the mouse is a hundred events a second. */
const NOTE_EVERY_MS = 1_000;

/**
 * Covers the console after some minutes without a touch. It is kept in the browser's storage, not in this page: a
 * reload, another tab or a night's sleep of the PC find it as it was.
 */
export function startLock({ storage, window, now, minutes }: LockDeps, ended: AbortSignal): Lock {
  const isShared = signal(storage.getItem(SHARED) !== null);
  const isLocked = signal(isShared.peek() && storage.getItem(LOCKED) !== null);

  function setLocked(locked: boolean): void {
    if (locked) storage.setItem(LOCKED, '1');
    else storage.removeItem(LOCKED);
    isLocked.value = locked;
  }

  function look(): void {
    if (!isShared.peek() || isLocked.peek()) return;
    const touched = Number(storage.getItem(TOUCHED) ?? now());
    if (now() - touched >= minutes() * 60_000) setLocked(true);
  }

  let noted = 0;
  function note(): void {
    if (isLocked.peek() || now() - noted < NOTE_EVERY_MS) return;
    // First looked: the hand that wakes a PC in the morning is not the one that left it.
    look();
    noted = now();
    if (!isLocked.peek()) storage.setItem(TOUCHED, String(noted));
  }

  look();
  for (const touch of ['pointerdown', 'pointermove', 'keydown', 'wheel'])
    window.addEventListener(touch, note, { signal: ended, passive: true, capture: true });
  window.addEventListener(
    'storage',
    () => {
      isShared.value = storage.getItem(SHARED) !== null;
      isLocked.value = isShared.peek() && storage.getItem(LOCKED) !== null;
    },
    { signal: ended },
  );
  const timer = window.setInterval(look, LOOK_EVERY_MS);
  ended.addEventListener('abort', () => window.clearInterval(timer));

  return {
    isLocked,
    isShared,
    share(shared) {
      if (shared) storage.setItem(SHARED, '1');
      else storage.removeItem(SHARED);
      storage.setItem(TOUCHED, String(now()));
      isShared.value = shared;
    },
    lock: () => setLocked(true),
    unlock() {
      storage.setItem(TOUCHED, String(now()));
      setLocked(false);
    },
  };
}

/** Whoever signs in has shown who they are; nothing is covered. */
export function forgetLock(storage: Pick<Storage, 'removeItem'>): void {
  storage.removeItem(LOCKED);
  storage.removeItem(TOUCHED);
}
