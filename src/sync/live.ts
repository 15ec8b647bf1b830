import type { ReadonlySignal } from '@preact/signals';
import type { ClientMessage, ServerMessage } from '../protocol/live.ts';
import type { Id, Secret } from '../protocol/primitives.ts';
import type { Clock } from './clock.ts';
import type { NetworkEvents } from './network-events.ts';
import type { Timers } from './timers.ts';

export type LiveState = 'connecting' | 'open' | 'waiting';
export type Welcome = Extract<ServerMessage, { type: 'welcome' }>;

/** The socket that tells what is new and carries the calls. It dials again by itself, for ever. */
export interface Live {
  /** `open`: the server has welcomed us. */
  readonly state: ReadonlySignal<LiveState>;
  /** Open, or open less than 2 s ago: a blink of the radio moves nothing on the screen. False until the first welcome. */
  readonly online: ReadonlySignal<boolean>;
  /** The newest one. */
  readonly welcome: ReadonlySignal<Welcome | null>;
  /** Whether it was handed to an open socket; nothing is kept for later. */
  send(message: ClientMessage): boolean;
  /** Every message of the server, `welcome` and `pong` too. Returns how to stop listening. */
  onMessage(hear: (message: ServerMessage) => void): () => void;
  /** Drops the socket and dials at once. */
  redial(): void;
  /** The credential is dead: nothing is dialled any more. */
  readonly signedOut: ReadonlySignal<boolean>;
  /** This program is too old for the server: nothing is dialled any more, the page must reload. */
  readonly outdated: ReadonlySignal<boolean>;
}

export type LiveOptions = {
  /** `wss://moien.example/live` */
  url: string;
  /** Null for staff: their cookie goes with the upgrade. */
  credential: Secret | null;
  endpointId: Id;
  WebSocket: new (url: string) => WebSocket;
  clock: Clock;
  timers: Timers;
  random: () => number;
  /** `online`, `offline`, `change` and `visibilitychange` are listened to: see `joinEvents`. */
  online: NetworkEvents;
};

export function startLive(_options: LiveOptions, _signal: AbortSignal): Live {
  throw new Error('Being built');
}
