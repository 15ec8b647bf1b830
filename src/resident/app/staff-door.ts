import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { CallControl } from '../../call/ports.ts';

/** The way into the staff panel, which itself is only fetched when somebody holds the clock. */
export interface StaffDoor {
  readonly isOpen: ReadonlySignal<boolean>;
  /** Lies over every screen, a call's too: what keeps touches away while the glass is wiped. */
  readonly overlay: Signal<ComponentType | null>;
  open(): void;
  close(): void;
}

/** Shut by every call: a resident who is rung sees who it is, whatever staff were doing. */
export function createStaffDoor({ call }: { call: Pick<CallControl, 'view'> }, stop: AbortSignal): StaffDoor {
  const isOpen = signal(false);
  const close = () => {
    isOpen.value = false;
  };
  const unfollow = effect(() => {
    const { at } = call.view.value;
    if (at !== 'idle' && at !== 'over') close();
  });
  stop.addEventListener('abort', unfollow);
  return {
    isOpen,
    overlay: signal(null),
    open() {
      isOpen.value = true;
    },
    close,
  };
}
