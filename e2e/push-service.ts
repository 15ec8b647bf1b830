import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** What an application server handed in for one browser. */
export type Posted = { headers: IncomingHttpHeaders; bytes: number };

/** A push service of the test's own: Firefox on one side (its autopush protocol), our server on the other (RFC 8030). */
export interface PushService {
  /** For `dom.push.serverURL`. */
  readonly url: string;
  readonly posted: readonly Posted[];
  /** Answers this instead of 201 from now on; null: takes pushes again. */
  refuseWith(status: number | null): void;
  close(): Promise<void>;
}

type Said = { messageType?: string; channelID?: string; uaid?: string };

export async function startPushService(): Promise<PushService> {
  const posted: Posted[] = [];
  const channels = new Map<string, WebSocket>();
  let refusal: number | null = null;
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const channelID = (request.url ?? '').replace('/push/', '');
    const browser = channels.get(channelID);
    posted.push({ headers: request.headers, bytes: body.length });
    if (refusal !== null || !browser) return void response.writeHead(refusal ?? 410).end();
    const headers = { encoding: String(request.headers['content-encoding']) };
    const data = body.toString('base64url');
    const version = randomUUID();
    browser.send(JSON.stringify({ messageType: 'notification', channelID, version, data, headers }));
    response.writeHead(201, { location: `/m/${version}` }).end();
  });
  await once(http.listen(0, '127.0.0.1'), 'listening');
  const { port } = http.address() as AddressInfo;
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (socket) => {
    const say = (message: object) => socket.send(JSON.stringify(message));
    socket.on('message', (data) => {
      const { messageType, channelID = '', uaid } = JSON.parse(String(data)) as Said;
      if (messageType === 'hello')
        say({ messageType, status: 200, uaid: uaid || randomUUID(), use_webpush: true, broadcasts: {} });
      if (messageType === 'register') {
        channels.set(channelID, socket);
        const pushEndpoint = `http://127.0.0.1:${port}/push/${channelID}`;
        say({ messageType, channelID, status: 200, pushEndpoint });
      }
      if (messageType === 'unregister') {
        channels.delete(channelID);
        say({ messageType, channelID, status: 200 });
      }
    });
  });
  return {
    url: `ws://127.0.0.1:${port}/`,
    posted,
    refuseWith(status) {
      refusal = status;
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
