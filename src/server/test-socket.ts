import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import WebSocket from 'ws';
import { type ClientMessage, ServerMessage } from '../protocol/live.ts';
import type { Id } from '../protocol/primitives.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import type { As, House } from './test-house.ts';

/** For tests: one page's socket. Everything the server says is parsed by the protocol. */
export interface TestSocket {
  readonly endpointId: Id;
  readonly heard: readonly ServerMessage[];
  send(message: ClientMessage): void;
  /** The first message, heard or still to come, of which this is true. @throws when the socket closes before */
  until<M extends ServerMessage>(wanted: (message: ServerMessage) => message is M): Promise<M>;
  /** The code that it was closed with. */
  readonly closed: Promise<number>;
  close(): void;
}

/** Dials and says hello. */
export async function dial(house: House, as: As): Promise<TestSocket> {
  const headers = as.cookie ? { cookie: `moien=${as.cookie}`, origin: house.url } : {};
  const ws = new WebSocket(`${house.url.replace('http', 'ws')}/live`, { headers });
  const endpointId = randomUUID();
  const heard: ServerMessage[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of waiting) look();
  };
  let code: number | null = null;
  const closed = new Promise<number>((resolve) => {
    ws.once('close', (closeCode) => {
      code = closeCode;
      resolve(closeCode);
      wake();
    });
  });
  ws.on('message', (data) => {
    heard.push(v.parse(ServerMessage, JSON.parse(String(data))));
    wake();
  });
  await new Promise((resolve, reject) => ws.once('open', resolve).once('error', reject));
  const send = (message: ClientMessage) => ws.send(JSON.stringify(message));
  send({ type: 'hello', protocol: PROTOCOL_VERSION, endpointId, credential: as.bearer ?? null });
  return {
    endpointId,
    heard,
    send,
    closed,
    close: () => ws.close(),
    until<M extends ServerMessage>(wanted: (message: ServerMessage) => message is M) {
      return new Promise<M>((resolve, reject) => {
        const look = () => {
          const found = heard.find(wanted);
          if (!found && code === null) return;
          waiting.delete(look);
          if (found) resolve(found);
          else reject(new Error(`the socket was closed with ${code}`));
        };
        waiting.add(look);
        look();
      });
    },
  };
}

/** For `until`: a message of this type, and perhaps more about it. */
export function ofType<T extends ServerMessage['type']>(
  type: T,
  also: (message: Extract<ServerMessage, { type: T }>) => boolean = () => true,
) {
  return (message: ServerMessage): message is Extract<ServerMessage, { type: T }> =>
    message.type === type && also(message as Extract<ServerMessage, { type: T }>);
}
