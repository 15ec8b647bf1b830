import type { ReadonlySignal } from '@preact/signals';
import type { Invitable } from '../protocol/family-call.ts';
import type { ClientMessage, IceServer, ServerMessage } from '../protocol/live.ts';
import type { EpochMs, Id } from '../protocol/primitives.ts';
import type { Side } from '../protocol/records.ts';
import type { CallScreen } from './call-state.ts';

/** The way to the server; `sync/live` is one. */
export interface Line {
  /** False when the socket is away: the message is not kept. */
  send(message: ClientMessage): boolean;
  /** Every message from now on, `welcome` included. Answers how to stop. */
  onMessage(hear: (message: ServerMessage) => void): () => void;
  /** The socket is open and welcomed, at this moment. */
  readonly connected: ReadonlySignal<boolean>;
  /** Drops the socket and dials at once: what is underneath has changed. Left out: it finds out by itself. */
  redial?(): void;
  /** Looks whether anybody is still there, or dials now instead of later. */
  nudge?(): void;
  /** A call is on, or rings: until `over` a broken socket is dialled without growing waits. */
  hurry?(over: AbortSignal): void;
  /** The last welcome, for a call that is created after it. */
  readonly welcome: ReadonlySignal<Extract<ServerMessage, { type: 'welcome' }> | null>;
}

/** `globalThis` is one; tests bring their own. */
export interface Timers {
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

export interface Clock {
  now(): EpochMs;
}

/** `camera` refused or absent on its own leaves sound; `missing`: neither camera nor microphone. */
export type MediaFailure = 'denied' | 'missing';

/** The camera and microphone of this device. */
export interface Media {
  /** What is open now: both, sound alone, or null. */
  readonly stream: ReadonlySignal<MediaStream | null>;
  readonly failed: ReadonlySignal<MediaFailure | null>;
  /** Opens camera and microphone unless they are open. Nothing is sent by this. */
  warm(): void;
  /** Closes them: the camera's light goes out. */
  release(): void;
}

/**
 * The call that this page is in, kept where a reload finds it. `at`: last known to be on. `hungUpAt`: hung up, and the
 * server has not confirmed it yet.
 */
export type ActiveCall = {
  callId: Id;
  contactId: Id;
  caller: Side;
  at: EpochMs;
  hungUpAt: EpochMs | null;
};

/** A relative's page keeps it per tab (sessionStorage), so that a second tab does not take the call over. */
export interface CallMemory {
  load(): Promise<ActiveCall | null>;
  save(call: ActiveCall | null): Promise<void>;
}

export type CallDeps = {
  line: Line;
  media: Media;
  /** Asked for every new connection: TURN credentials run out. */
  iceServers: () => IceServer[];
  RTCPeerConnection: typeof RTCPeerConnection;
  MediaStream: typeof MediaStream;
  clock: Clock;
  timers: Timers;
  endpointId: Id;
  side: Side;
  newId: () => Id;
  memory: CallMemory;
  /** How long one may change one's mind before anybody is rung: 3000 on the tablet, 0 for a relative. */
  graceMs: number;
  /** Says `online` (or `change`) when the network changed: `window`, or several targets joined. */
  network: Pick<EventTarget, 'addEventListener'>;
  /** Another call of this page is on (a relative of several residents): who rings here is told *busy*. */
  isBusy?: () => boolean;
  /**
   * May a call of this contact be answered by itself, as far as this device knows? Reads signals. Left out: never; every
   * call waits for a person.
   */
  mayAnswerItself?: (contactId: Id) => boolean;
  /** Did whoever is in front of this device hear that? Asked when it has been announced; left out: they did. */
  couldBeHeard?: () => boolean;
  /** What this device's encoders can do is asked here, and remembered. Left out: the browser's own choice. */
  device?: {
    localStorage: Storage;
    navigator: Pick<Navigator, 'mediaCapabilities'>;
    RTCRtpReceiver?: Pick<typeof RTCRtpReceiver, 'getCapabilities'>;
  };
  /** What watches over a call, and what a family call needs, is fetched when it comes. Left out: while it rings. */
  calm?: Promise<void>;
  /** What the server said before the call's machinery was here, from the last welcome on (`call-soon`). */
  early?: readonly ServerMessage[];
  /** Takes the marks that the bench reads (`moien:…`), and a call's figures. */
  performance: Pick<Performance, 'mark' | 'now' | 'getEntriesByName'>;
};

/**
 * Another relative in a family call. A tablet knows them by their contact, relatives by the name they were told. `away`:
 * their connection is being looked for.
 */
export type Guest = {
  callId: Id;
  contactId: Id | null;
  name: string | null;
  at: 'ringing' | 'here' | 'away';
  remote: MediaStream | null;
  hasPicture: boolean;
};

/** `invitable`: nobody while the line could not carry one more. `refused`: whom the last invitation could not reach. */
export type Guests = {
  others: readonly Guest[];
  invitable: readonly Invitable[];
  refused: { name: string } | null;
};

/** A tap that came before the call's machinery; `endsAt`: of its grace. */
export type Begun = { callId: Id; endsAt: EpochMs | null };

export interface CallControl {
  readonly view: ReadonlySignal<CallScreen>;
  /** From *connecting* on. Draw it at once: the first frame must find its <video>. */
  readonly remote: ReadonlySignal<MediaStream | null>;
  readonly local: ReadonlySignal<MediaStream | null>;
  /** The other's page is hidden and its picture stands still: paused, not lost. */
  readonly remotePaused: ReadonlySignal<boolean>;
  /** Frames of the other are arriving. */
  readonly remoteHasPicture: ReadonlySignal<boolean>;
  /** The line is too thin for one of the two pictures: it stands still, and comes back by itself. */
  readonly thin: ReadonlySignal<boolean>;
  /** Who else is in this call. */
  readonly guests: ReadonlySignal<Guests>;
  /** Asks another relative into this call (relatives only). */
  invite(contactId: Id): void;
  /** A face was tapped. Ignored while a call is on. `begun`: a moment ago, and its screen is there already. */
  start(contactId: Id, begun?: Begun): void;
  /** Takes back one's own call, in the grace or while it rings. */
  cancel(): void;
  answer(): void;
  decline(): void;
  hangUp(): void;
  /** Leaves the card that says how the call ended. */
  dismiss(): void;
}
