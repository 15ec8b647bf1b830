import type { RawData, WebSocket } from 'ws';
import { type ErrorCode, refusal } from '../../protocol/errors.ts';
import { CLOSE, type ClientMessage } from '../../protocol/live.ts';
import type { EpochMs } from '../../protocol/primitives.ts';
import { readFrame } from './frames.ts';
import type { Endpoint } from './hub.ts';
import type { Log } from './log.ts';
import { createOutlet, startLifeSigns } from './outlet.ts';
import type { Timers } from './timers.ts';
import { createTokenBucket } from './token-bucket.ts';

export type Hello = Extract<ClientMessage, { type: 'hello' }>;
/** How to reach a page. */
export type Way = Pick<Endpoint, 'send' | 'close' | 'address'>;
export type Said = Exclude<ClientMessage, { type: 'hello' | 'ping' }>;

/** What a socket means to the rest of the server. */
export type ConnectionDeps = {
  /** Who said hello? Null: it was told why not, and closed. */
  greet: (hello: Hello, way: Way) => Promise<Endpoint | null>;
  hear: (endpoint: Endpoint, message: Said) => Promise<void>;
  gone: (endpoint: Endpoint) => Promise<void>;
  now: () => EpochMs;
  timers: Timers;
  log: Log;
};

export interface Connection {
  close(code: number, reason: string): void;
  /** Resolves when the socket is closed and everything that was said on it has taken effect. */
  readonly over: Promise<void>;
}

const HELLO_WITHIN_MS = 5_000;
/** Building a call to four devices sends some 150 candidates at once. */
const RATE = { perSecond: 50, burst: 200 };
/** So many are a broken client, not a mistake. */
const BAD_MESSAGES = 10;
/** How long a client may take to answer our goodbye. */
const GOODBYE_MS = 2_000;

/** Speaks the protocol on one socket: hello first, then one message after the other, within limits. */
export function startConnection(ws: WebSocket, deps: ConnectionDeps): Connection {
  const { timers, log } = deps;
  const send = createOutlet(ws, log);
  const mayHear = createTokenBucket(RATE, deps.now);
  let endpoint: Endpoint | null = null;
  let isGreeted = false;
  let isOver = false;
  let bad = 0;
  /** What a page says takes effect in the order in which it said it, also when it leaves right after. */
  let said: Promise<void> = Promise.resolve();

  function next(work: () => Promise<void>): void {
    said = said.then(work).catch((error) => log.error({ err: error }, 'a message could not be taken'));
  }

  function close(code: number, reason: string): void {
    isOver = true;
    ws.close(code, reason);
    const stop = timers.after(GOODBYE_MS, () => ws.terminate());
    ws.once('close', stop);
  }

  function refuse(code: ErrorCode): void {
    send({ type: 'refused', callId: null, refusal: refusal(code), outcome: null });
  }

  async function greet(hello: Hello): Promise<void> {
    try {
      endpoint = await deps.greet(hello, { send, close });
    } catch (error) {
      log.error({ err: error }, 'nobody could be greeted');
      refuse('unavailable');
      close(CLOSE.restarting, 'unavailable');
    }
  }

  function notUnderstood(): void {
    bad += 1;
    if (isGreeted && bad < BAD_MESSAGES) refuse('bad-request');
    else close(CLOSE.badMessage, isGreeted ? 'not understood' : 'hello first');
  }

  function welcome(hello: Hello): void {
    isGreeted = true;
    stopWaiting();
    next(() => greet(hello));
  }

  function take(message: ClientMessage): void {
    if ((message.type === 'hello') === isGreeted) notUnderstood();
    else if (message.type === 'hello') welcome(message);
    // Not behind what waits for the database: the page measures its way to the server.
    else if (message.type === 'ping') send({ type: 'pong', now: deps.now() });
    else next(async () => (endpoint ? deps.hear(endpoint, message) : undefined));
  }

  function receive(data: RawData, isBinary: boolean): void {
    if (isOver) return;
    const frame = mayHear() ? readFrame(data, isBinary) : null;
    if (frame === null) close(CLOSE.tooMany, 'too many messages');
    else if (frame.kind === 'old') close(CLOSE.oldProtocol, 'reload');
    else if (frame.kind === 'bad') notUnderstood();
    else take(frame.message);
  }

  const stopWaiting = timers.after(HELLO_WITHIN_MS, () => close(CLOSE.badMessage, 'hello first'));
  startLifeSigns(ws, timers);
  ws.on('message', receive);
  // ws closes by itself after these: a frame too large, not UTF-8, a reset. Nothing to do but not to crash.
  ws.on('error', (error) => log.info({ err: error }, 'socket failed'));
  const over = new Promise<void>((resolve) => {
    ws.once('close', () => {
      isOver = true;
      stopWaiting();
      next(async () => (endpoint ? deps.gone(endpoint) : undefined));
      said.then(resolve, resolve);
    });
  });
  return { close, over };
}
