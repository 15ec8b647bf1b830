import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Doorkeeper } from '../live-ports.ts';

const LIVE_PATH = '/live';

/**
 * Why this request may not become a socket, as HTTP says it; null: it may. A browser sends its cookie whoever asks, so a
 * page of another origin could speak as the staff member who is signed in (RFC 6455 §10.2). Devices say their secret in
 * `hello`: no other page knows it.
 */
export function refuseUpgrade(
  { url, headers }: Pick<IncomingMessage, 'url' | 'headers'>,
  { isOwnOrigin }: Pick<Doorkeeper, 'isOwnOrigin'>,
): '404 Not Found' | '403 Forbidden' | null {
  if (url?.split('?')[0] !== LIVE_PATH) return '404 Not Found';
  const mayUseCookie = headers.cookie === undefined || isOwnOrigin(headers.origin, headers.host);
  return mayUseCookie ? null : '403 Forbidden';
}

/** Says no before there is a socket. Nobody times this connection any more: it is cut, and not left half open. */
export function answerHttp(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
