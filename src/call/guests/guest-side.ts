import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ServerMessage } from '../../protocol/live.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { CallState } from '../call-state.ts';
import type { Peer } from '../peer.ts';
import type { CallDeps, Guests } from '../ports.ts';

export type RoomDeps = CallDeps & {
  /** Of this page's own call. */
  state: ReadonlySignal<CallState>;
  /** The connection of this page's own call, and whether its picture moves. */
  mainPeer(): Peer | null;
  hasPicture: ReadonlySignal<boolean>;
  /** A picture stands still because the line carries no more. */
  thin: ReadonlySignal<boolean>;
  /** What the screens draw: written here. */
  guests: Signal<Guests>;
};

/** The others of a family call, as one side sees them. */
export interface GuestSide {
  /** Reads signals. */
  draw(): Guests;
  /** Only while this page is in a call. */
  hear(message: ServerMessage): void;
  invite(contactId: Id): void;
  /** This page goes on in that guest's call: its connection becomes the page's own. Null: there is none. */
  handOver(callId: Id, look: () => void): Peer | null;
  /** The page's own connection is lost for good. Does the call go on with the others? Then the server is asked where. */
  goesOn(): boolean;
  /** This page is in no call any more. */
  clear(): void;
}
