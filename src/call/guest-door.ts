import { signal } from '@preact/signals';
import type { GuestSide, RoomDeps } from './guests/guest-side.ts';
import type { Guests } from './ports.ts';

/** What the launcher knows of guests before it has fetched the rest. */
export interface GuestDoor {
  readonly guests: RoomDeps['guests'];
  /** A call has begun. Fetches what a family call needs; without it, it is a call between two. */
  open(): void;
  /** Null: not fetched yet. */
  room(): GuestSide | null;
}

async function fetchRoom(calm: RoomDeps['calm']) {
  if (calm) await calm;
  return import('./guests/guest-room.ts');
}

export function createGuestDoor(deps: Omit<RoomDeps, 'guests'>, stop: AbortSignal): GuestDoor {
  const guests = signal<Guests>({ others: [], invitable: [], refused: null });
  let room: GuestSide | null = null;
  let isOpening = false;
  return {
    guests,
    open() {
      if (isOpening) return;
      isOpening = true;
      fetchRoom(deps.calm).then(
        ({ openGuestRoom }) => {
          room = openGuestRoom({ ...deps, guests }, stop);
        },
        () => {
          isOpening = false;
        },
      );
    },
    room: () => room,
  };
}
