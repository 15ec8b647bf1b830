import { signal } from '@preact/signals';
import type { ServerMessage } from '../protocol/live.ts';
import type { Id } from '../protocol/primitives.ts';
import type { RoomDeps } from './guests/guest-room.ts';
import type { Peer } from './peer.ts';
import type { CallControl, CallDeps, Guests } from './ports.ts';

type Room = ReturnType<typeof import('./guests/guest-room.ts').openGuestRoom>;

export interface GuestDoor extends Pick<CallControl, 'guests' | 'invite'> {
  /** Somebody answered: guests may come from now on. Again, it does nothing. */
  open(): void;
  close(): void;
  /** The page goes on in that guest's call. */
  handOver(callId: Id, look: () => void): Peer | null;
}

const NOBODY: Guests = { others: [], invitable: [], refused: null };

/** Fetches what a family call needs when a call is on; what the server says meanwhile waits. */
export function createGuestDoor(deps: CallDeps & Omit<RoomDeps, 'guests'>): GuestDoor {
  const guests = signal(NOBODY);
  let room: Room | null = null;
  let ending: AbortController | null = null;

  async function fetchRoom({ signal: over }: AbortController) {
    const early: ServerMessage[] = [];
    over.addEventListener(
      'abort',
      deps.line.onMessage((message) => (room ? room.hear(message) : early.push(message))),
    );
    const { openGuestRoom } = await import('./guests/guest-room.ts');
    if (over.aborted) return;
    room = openGuestRoom({ ...deps, guests }, over);
    early.forEach(room.hear);
  }

  return {
    guests,
    open() {
      if (ending) return;
      ending = new AbortController();
      // Without it this is a call between two.
      fetchRoom(ending).catch(() => undefined);
    },
    close() {
      ending?.abort();
      ending = room = null;
      guests.value = NOBODY;
    },
    invite: (contactId) => room?.invite(contactId),
    handOver: (callId, look) => room?.handOver(callId, look) ?? null,
  };
}
