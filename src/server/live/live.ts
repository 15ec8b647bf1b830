import { WebSocketServer } from 'ws';
import { type ErrorCode, refusal } from '../../protocol/errors.ts';
import { CLOSE, MAX_FRAME_BYTES } from '../../protocol/live.ts';
import type { EpochMs } from '../../protocol/primitives.ts';
import { mayAsk } from '../access.ts';
import type { CallStore, Directory, Doorkeeper, Live, TurnConfig } from '../live-ports.ts';
import { type Connection, startConnection } from './connection.ts';
import { createHub, type Endpoint } from './hub.ts';
import { iceServers } from './ice.ts';
import type { Log } from './log.ts';
import { createPokes } from './pokes.ts';
import { createPresenceBoard } from './presence.ts';
import { createReception } from './reception.ts';
import { type CallMessage, createRings, type Rings } from './rings.ts';
import type { Timers } from './timers.ts';
import { answerHttp, refuseUpgrade } from './upgrade.ts';

export type LiveDeps = {
  store: CallStore;
  directory: Directory;
  doorkeeper: Doorkeeper;
  turn: TurnConfig;
  /** A random id (`crypto.randomUUID`). */
  newId: () => string;
  now: () => EpochMs;
  timers: Timers;
  log: Log;
};

/** Everything that happens on the socket at `/live`. Takes up the open calls of a stopped server at once. */
export function createLive(deps: LiveDeps): Live {
  const hub = createHub();
  const rings = createRings({ ...deps, hub });
  const board = createPresenceBoard({ ...deps, hub });
  const pokes = createPokes({ ...deps, hub });
  const reception = createReception({
    ...deps,
    hub,
    rings,
    board,
    pokes,
    iceServers: () => iceServers(deps.turn, deps.now(), deps.newId()),
  });
  const connections = new Set<Connection>();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    // Signals are small and secret-adjacent; compression would cost memory per socket and win nothing.
    perMessageDeflate: false,
    clientTracking: false,
  });
  let isStopping = false;

  /** A ring that was under way when the server stopped should not wait for its people to come back. */
  rings.load().catch((error) => deps.log.error({ err: error }, 'open calls could not be loaded'));

  const hear = createHearing({ rings, log: deps.log });

  return {
    upgrade(request, socket, head) {
      const refused = isStopping ? '503 Service Unavailable' : refuseUpgrade(request, deps.doorkeeper);
      if (refused) {
        answerHttp(socket, refused);
        return;
      }
      const { cookie } = request.headers;
      sockets.handleUpgrade(request, socket, head, (ws) => {
        const connection = startConnection(ws, {
          ...deps,
          greet: (hello, way) => reception.greet(hello, way, cookie),
          hear,
          gone: reception.gone,
        });
        connections.add(connection);
        void connection.over.then(() => connections.delete(connection));
      });
    },
    poke: pokes.poke,
    signOut: reception.signOut,
    reconnect: reception.reconnect,
    async close() {
      isStopping = true;
      for (const connection of connections) connection.close(CLOSE.restarting, 'restarting');
      await Promise.all([...connections].map(({ over }) => over));
      await rings.close();
      board.close();
      pokes.close();
    },
  };
}

/** What a page says about calls, behind the coarse table of who may say what. */
function createHearing({ rings, log }: { rings: Rings; log: Log }) {
  return async (endpoint: Endpoint, message: CallMessage): Promise<void> => {
    const { callId, type } = message;
    const refuse = (code: ErrorCode) =>
      endpoint.send({ type: 'refused', callId, refusal: refusal(code), outcome: null });
    if (!mayAsk(endpoint.principal, type)) return refuse('not-allowed');
    try {
      await rings.hear(endpoint, message);
    } catch (error) {
      log.error({ err: error, callId, type }, 'a call could not be saved');
      refuse('unavailable');
    }
  };
}
