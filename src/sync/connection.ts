import * as v from 'valibot';
import { type ClientMessage, ServerMessage } from '../protocol/live.ts';
import type { Clock } from './clock.ts';
import type { Timers } from './timers.ts';

/** From dialling to the server's welcome; on a bad line TCP, TLS and hello are five round trips. */
const WELCOME_WITHIN_MS = 8_000;
const PING_EVERY_MS = 15_000;
const PONG_WITHIN_MS = 8_000;
/** Of WebSocket.readyState; the constructor may be a test's, without the constants. */
const OPEN = 1;

/** One socket, from dialling to its end. Silence is an end too: radio networks drop sockets without a word. */
export interface Connection {
  /** Whether it was handed to a welcomed socket. */
  send(message: ClientMessage): boolean;
  /** Is anybody there? Ends the connection if no pong comes in time. */
  ping(withinMs?: number): void;
  /** Ends it without telling `onEnd`. */
  drop(): void;
}

export type ConnectionOptions = {
  url: string;
  hello: Extract<ClientMessage, { type: 'hello' }>;
  WebSocket: new (url: string) => WebSocket;
  clock: Clock;
  timers: Timers;
  /** What the server says, the welcome first. What this version does not understand is left out. */
  onMessage(message: ServerMessage): void;
  /** What it took to the server and back, in ms: after each hello and ping. */
  onRoundTrip(ms: number): void;
  /** Once, with the close code; null when nobody answered any more. */
  onEnd(code: number | null): void;
};

export function openConnection(options: ConnectionOptions): Connection {
  const { clock, timers, onMessage, onEnd } = options;
  const socket = new options.WebSocket(options.url);
  const over = new AbortController();
  const during = { signal: over.signal };
  let welcomed = false;
  /** When what the server has not answered yet was sent, by this device's clock. */
  let askedAt: number | null = null;
  let deadline = timers.setTimeout(() => end(null), WELCOME_WITHIN_MS);
  let nextPing: unknown;

  function drop() {
    over.abort();
    timers.clearTimeout(deadline);
    timers.clearTimeout(nextPing);
    socket.close();
  }

  function end(code: number | null) {
    drop();
    onEnd(code);
  }

  function ask(message: ClientMessage) {
    askedAt = clock.local();
    socket.send(JSON.stringify(message));
  }

  function ping(withinMs = PONG_WITHIN_MS) {
    if (!welcomed || over.signal.aborted) return;
    if (askedAt === null && socket.readyState === OPEN) ask({ type: 'ping' });
    timers.clearTimeout(nextPing);
    timers.clearTimeout(deadline);
    deadline = timers.setTimeout(() => end(null), withinMs);
  }

  function learn(now: number) {
    if (askedAt !== null) {
      const heardAt = clock.local();
      clock.learn(now, askedAt, heardAt);
      // Negative: somebody set the clock in between.
      if (heardAt >= askedAt) options.onRoundTrip(Math.round(heardAt - askedAt));
    }
    askedAt = null;
    timers.clearTimeout(deadline);
    timers.clearTimeout(nextPing);
    nextPing = timers.setTimeout(ping, PING_EVERY_MS);
  }

  function hear(frame: unknown) {
    const message = parse(frame);
    if (!message) return;
    if (message.type === 'welcome') welcomed = true;
    if (message.type === 'welcome' || message.type === 'pong') learn(message.now);
    if (welcomed) onMessage(message);
  }

  // One that was dialled ahead may be open already.
  if (socket.readyState === OPEN) ask(options.hello);
  else socket.addEventListener('open', () => ask(options.hello), during);
  socket.addEventListener('message', (event) => hear(event.data), during);
  socket.addEventListener('close', (event) => end(event.code), during);

  return {
    send(message) {
      if (!welcomed || over.signal.aborted || socket.readyState !== OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    ping,
    drop,
  };
}

function parse(frame: unknown): ServerMessage | null {
  try {
    const parsed = v.safeParse(ServerMessage, JSON.parse(String(frame)));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
