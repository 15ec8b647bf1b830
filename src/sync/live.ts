import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ClientMessage, ServerMessage } from '../protocol/live.ts';
import type { Id, Secret } from '../protocol/primitives.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import type { Clock } from './clock.ts';
import { openConnection } from './connection.ts';
import { type LiveState, startDialling } from './dialling.ts';
import { type NetworkEvents, watchNetwork } from './network-events.ts';
import type { Timers } from './timers.ts';

/** A hand-over of radio cells is shorter than this. */
const GRACE_MS = 2_000;

export type Welcome = Extract<ServerMessage, { type: 'welcome' }>;

/** The socket that tells what is new and carries the calls. It dials again by itself, for ever. */
export interface Live {
  /** `open`: the server has welcomed us. */
  readonly state: ReadonlySignal<LiveState>;
  /** Open, or open less than 2 s ago: a blink of the radio moves nothing on the screen. False until the first welcome. */
  readonly online: ReadonlySignal<boolean>;
  /** To the server and back when it was last measured, in ms; null before. Never older than 15 s while open. */
  readonly roundTripMs: ReadonlySignal<number | null>;
  /** The newest one. */
  readonly welcome: ReadonlySignal<Welcome | null>;
  /** Whether it was handed to an open socket; nothing is kept for later. */
  send(message: ClientMessage): boolean;
  /** Every message of the server, `welcome` and `pong` too. Returns how to stop listening. */
  onMessage(hear: (message: ServerMessage) => void): () => void;
  /** Drops the socket at once and dials anew. */
  redial(): void;
  /** Looks within 2 s whether anybody is still there; while none is, dials now instead of later. */
  nudge(): void;
  /** A call is on, or rings: until `over` a socket that breaks is dialled again and again, without growing waits. */
  hurry(over: AbortSignal): void;
  /** The person has signed in again after `signedOut`. */
  revive(): void;
  /** The credential is dead: nothing is dialled any more, until `revive`. */
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

export function startLive(options: LiveOptions, abort: AbortSignal): Live {
  const { credential, endpointId, clock, timers, random } = options;
  const welcome = signal<Welcome | null>(null);
  const roundTripMs = signal<number | null>(null);
  const onRoundTrip = (ms: number) => {
    roundTripMs.value = ms;
  };
  const hearing = new Set<(message: ServerMessage) => void>();

  function hear(message: ServerMessage) {
    batch(() => {
      if (message.type === 'welcome') {
        welcome.value = message;
        dialling.welcomed();
      }
    });
    for (const listener of [...hearing]) listener(message);
  }

  const hello = { type: 'hello', protocol: PROTOCOL_VERSION, endpointId, credential } as const;
  const dialling = startDialling(
    {
      timers,
      random,
      now: clock.local,
      open: (onEnd) => openConnection({ ...options, hello, onEnd, onRoundTrip, onMessage: hear }),
    },
    abort,
  );
  watchNetwork(options.online, dialling, abort);

  return {
    state: dialling.state,
    online: startGrace(dialling.state, timers, abort),
    roundTripMs,
    welcome,
    send: (message) => dialling.connection()?.send(message) ?? false,
    onMessage(listener) {
      hearing.add(listener);
      return () => hearing.delete(listener);
    },
    redial: dialling.redial,
    nudge: dialling.nudge,
    hurry: dialling.hurry,
    revive: dialling.revive,
    signedOut: computed(() => dialling.stopped.value === 'signed-out'),
    outdated: computed(() => dialling.stopped.value === 'outdated'),
  };
}

/** True while open, and for the grace after that. */
function startGrace(
  state: ReadonlySignal<LiveState>,
  timers: Timers,
  abort: AbortSignal,
): ReadonlySignal<boolean> {
  const online = signal(false);
  let timer: unknown = null;
  const stop = effect(() => {
    if (state.value === 'open') {
      timers.clearTimeout(timer);
      timer = null;
      online.value = true;
    } else if (online.peek() && timer === null) {
      timer = timers.setTimeout(() => {
        timer = null;
        online.value = false;
      }, GRACE_MS);
    }
  });
  abort.addEventListener('abort', () => {
    stop();
    timers.clearTimeout(timer);
  });
  return online;
}
