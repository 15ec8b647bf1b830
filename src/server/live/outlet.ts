import type { WebSocket } from 'ws';
import type { ServerMessage } from '../../protocol/live.ts';
import type { Log } from './log.ts';
import type { Timers } from './timers.ts';

/** Mobile carriers forget a silent connection after 30 s and more; a dead tablet should not ring for long. */
const PING_EVERY_MS = 20_000;
/** A reader this far behind will not catch up; after a new socket it pulls what it missed. */
export const BEHIND_BYTES = 1024 * 1024;

/** A function that sends one message, unless the socket is closing. It drops a socket that does not read. */
export function createOutlet(
  ws: Pick<WebSocket, 'readyState' | 'OPEN' | 'bufferedAmount' | 'send' | 'terminate'>,
  log: Log,
): (message: ServerMessage) => void {
  return (message) => {
    if (ws.readyState !== ws.OPEN) return;
    if (ws.bufferedAmount > BEHIND_BYTES) {
      log.warn({ bytes: ws.bufferedAmount }, 'dropped a socket that does not read');
      ws.terminate();
    } else ws.send(JSON.stringify(message));
  };
}

/** Pings until the socket closes, and drops it when nothing came back between two pings. */
export function startLifeSigns(ws: WebSocket, timers: Timers): void {
  let isAlive = true;
  const noteLife = () => {
    isAlive = true;
  };
  const stop = timers.every(PING_EVERY_MS, () => {
    if (!isAlive) return ws.terminate();
    isAlive = false;
    if (ws.readyState === ws.OPEN) ws.ping();
  });
  ws.on('pong', noteLife).on('message', noteLife).on('close', stop);
}
