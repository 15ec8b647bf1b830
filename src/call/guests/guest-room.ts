import { effect, type Signal } from '@preact/signals';
import type { ServerMessage } from '../../protocol/live.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { CallState } from '../call-state.ts';
import type { Peer } from '../peer.ts';
import type { CallDeps, Guests } from '../ports.ts';
import { createFamilySide } from './family-side.ts';
import { createTabletSide } from './tablet-side.ts';

export type RoomDeps = CallDeps & {
  /** Of this page's own call. */
  state(): CallState;
  /** The connection of this page's own call, and whether its picture moves. */
  mainPeer(): Peer | null;
  hasPicture(): boolean;
  /** What the screens draw: written here. */
  guests: Signal<Guests>;
};

/** The others of a family call, as one side sees them. */
export interface GuestSide {
  /** Reads signals. */
  draw(): Guests;
  hear(message: ServerMessage): void;
  invite(contactId: Id): void;
  /** This page goes on in that guest's call: its connection becomes the page's own. Null: there is none. */
  handOver(callId: Id, look: () => void): Peer | null;
}

/**
 * Everything about guests while this page is in a call: fetched when somebody answers, and doing nothing until the server
 * speaks of a guest. Stops with `signal`.
 */
export function openGuestRoom(deps: RoomDeps, signal: AbortSignal): Omit<GuestSide, 'draw'> {
  const side = deps.side === 'tablet' ? createTabletSide(deps, signal) : createFamilySide(deps, signal);
  const stopDrawing = effect(() => {
    deps.guests.value = side.draw();
  });
  signal.addEventListener('abort', stopDrawing);
  // A page that was loaded anew: the guests stood in the same welcome as its own call. In an older one are older guests.
  const own = deps.state();
  const last = deps.line.welcome.peek();
  if (last?.calls.some(({ callId }) => 'callId' in own && callId === own.callId)) side.hear(last);
  return side;
}
