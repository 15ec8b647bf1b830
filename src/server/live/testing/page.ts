import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { WebSocket } from 'ws';
import { type ClientMessage, ServerMessage } from '../../../protocol/live.ts';
import type { Id } from '../../../protocol/primitives.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';

type Message<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;
type Options = { credential?: string | null; endpointId?: Id; headers?: Record<string, string> };

/** A page with a real socket. Everything that it hears is parsed as a browser would. */
export function openPage(
  url: string,
  { endpointId = randomUUID(), headers = {}, credential = null }: Options = {},
) {
  const socket = new WebSocket(url, { headers });
  const inbox: ServerMessage[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    inbox.push(v.parse(ServerMessage, JSON.parse(String(data))));
    for (const look of waiting) look();
  });
  const opened = new Promise<void>((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  opened.catch(() => undefined);
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));

  function say(message: ClientMessage): void {
    socket.send(JSON.stringify(message));
  }

  /** Takes the first message of that kind that was not taken yet; waits for one. */
  function hears<T extends ServerMessage['type']>(
    type: T,
    where: (message: Message<T>) => boolean = () => true,
  ): Promise<Message<T>> {
    const fits = (one: ServerMessage): one is Message<T> => one.type === type && where(one as Message<T>);
    return new Promise((resolve) => {
      const look = () => {
        const index = inbox.findIndex(fits);
        const [found] = index < 0 ? [] : inbox.splice(index, 1);
        if (!found || !fits(found)) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  }

  return {
    endpointId,
    socket,
    inbox,
    opened,
    closed,
    say,
    hears,
    async hello(protocol = PROTOCOL_VERSION): Promise<void> {
      await opened;
      say({ type: 'hello', protocol, endpointId, credential });
    },
    /** Waits for the call to be in that state, as this page sees it. */
    async sees(callId: Id, state: string) {
      const { call } = await hears(
        'call.state',
        (one) => one.call.callId === callId && one.call.state === state,
      );
      return call;
    },
    /** Everything said so far has taken effect, and everything that it made others say has been sent. */
    async isHeard(): Promise<void> {
      const callId = randomUUID();
      say({ type: 'call.rejoin', callId });
      await hears('refused', (one) => one.callId === callId);
    },
    /** Everything sent to this page so far has arrived. */
    async hasHeard(): Promise<void> {
      say({ type: 'ping' });
      await hears('pong');
    },
  };
}

/** A page that said hello and was welcomed; `welcome` is what it was told. */
export async function enter(url: string, credential: string, endpointId?: Id) {
  const page = openPage(url, { credential, ...(endpointId ? { endpointId } : {}) });
  await page.hello();
  const welcome = await page.hears('welcome');
  return { ...page, welcome };
}
export type Entered = Awaited<ReturnType<typeof enter>>;
