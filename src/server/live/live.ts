import type { IncomingMessage } from 'node:http';
import { WebSocketServer } from 'ws';
import { CLOSE, MAX_FRAME_BYTES } from '../../protocol/live.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import { createLineBoard } from '../line/line-board.ts';
import type { LineFacts } from '../line/line-facts.ts';
import type { Talk } from '../line/line-ports.ts';
import type { Meter } from '../line/meter.ts';
import { createTraffic } from '../line/traffic.ts';
import type {
  CallStore,
  Directory,
  Doorkeeper,
  HealthStore,
  Live,
  QualityStore,
  Ringer,
  TurnConfig,
} from '../live-ports.ts';
import { createAddressBook } from './address-book.ts';
import { type Connection, startConnection } from './connection.ts';
import { createHealthBoard } from './health-board.ts';
import { createHearing } from './hearing.ts';
import { createHub, type Hub } from './hub.ts';
import { iceServers } from './ice.ts';
import { type LiveCall, standing } from './live-call.ts';
import type { Log } from './log.ts';
import { createPokes } from './pokes.ts';
import { createPresenceBoard } from './presence.ts';
import { createQualityDesk } from './quality-desk.ts';
import { createReception } from './reception.ts';
import { createRings } from './rings.ts';
import type { Timers } from './timers.ts';
import { answerHttp, refuseUpgrade } from './upgrade.ts';

export type LiveDeps = {
  store: CallStore;
  directory: Directory;
  health: HealthStore;
  quality: QualityStore;
  /** What is known of lines, and where what they carry is counted. */
  lines: { facts: LineFacts; meter: Pick<Meter, 'add'> };
  doorkeeper: Doorkeeper;
  turn: TurnConfig;
  /** Where a socket comes from, as the internet sees it. */
  addressOf: (request: IncomingMessage) => string;
  ringer: Ringer | null;
  /** A random id (`crypto.randomUUID`). */
  newId: () => string;
  now: () => EpochMs;
  timers: Timers;
  log: Log;
};

/** What is squeezed before it is sent; anything shorter fits a packet or two as it is. */
const LONG_BYTES = 1_024;

/** Everything that happens on the socket at `/live`. Takes up the open calls of a stopped server at once. */
export function createLive(deps: LiveDeps): Live {
  const hub = createHub();
  const board = createPresenceBoard({ ...deps, hub });
  const { facts, meter } = deps.lines;
  const addresses = createAddressBook();
  const traffic = createTraffic({ ...deps, facts, meter, tabletAt: addresses.tabletAt });
  const tabletsOf = (facilityId: Id) =>
    hub.inFacility(facilityId).filter(({ principal }) => principal.kind === 'tablet');
  const lines = createLineBoard({ ...deps, facts, meter, tabletsOf });
  const rings = createRings({
    ...deps,
    hub,
    onTalking(facilityId, residentIds, talks) {
      board.talking(facilityId, residentIds);
      lines.talks(
        facilityId,
        talks.map((live) => talkOf(live, hub)),
      );
    },
    onTelemetry: ({ facilityId, callId }, endpoint, telemetry) =>
      lines.heard(facilityId, endpoint, { callId, telemetry }),
  });
  const pokes = createPokes({ ...deps, hub });
  const health = createHealthBoard({ ...deps, hub });
  const reception = createReception({
    ...deps,
    hub,
    rings,
    board,
    pokes,
    health,
    iceServers: () => iceServers(deps.turn, deps.now(), deps.newId()),
  });
  const connections = new Set<Connection>();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    // A description of a call is a third of its size when squeezed (3.5 KB, before every face). What is shorter goes as it
    // is, and no frame is squeezed together with another: no memory per socket, and no length that tells of a secret.
    perMessageDeflate: {
      threshold: LONG_BYTES,
      serverNoContextTakeover: true,
      clientNoContextTakeover: true,
    },
    clientTracking: false,
  });
  let isStopping = false;

  /** A ring that was under way when the server stopped should not wait for its people to come back. */
  rings.load().catch((error) => deps.log.error({ err: error }, 'open calls could not be loaded'));

  const hear = createHearing({ ...deps, hub, rings, health, quality: createQualityDesk(deps) });

  return {
    upgrade(request, socket, head) {
      const refused = isStopping ? '503 Service Unavailable' : refuseUpgrade(request, deps.doorkeeper);
      if (refused) {
        answerHttp(socket, refused);
        return;
      }
      const { cookie } = request.headers;
      const address = deps.addressOf(request);
      sockets.handleUpgrade(request, socket, head, (ws) => {
        const connection = startConnection(ws, {
          ...deps,
          async greet(hello, way) {
            const endpoint = await reception.greet(hello, { ...way, address }, cookie);
            if (endpoint === null) return null;
            addresses.note(endpoint.principal, address);
            traffic.socket(endpoint, request.socket);
            lines.arrived(endpoint);
            return endpoint;
          },
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
    tabletsOf: board.tabletsOf,
    addressesOf: addresses.of,
    linesNow: lines.now,
    traffic,
    reached: rings.reached,
    declined: rings.declined,
    async close() {
      isStopping = true;
      for (const connection of connections) connection.close(CLOSE.restarting, 'restarting');
      await Promise.all([...connections].map(({ over }) => over));
      await rings.close();
      lines.close();
      traffic.close();
      board.close();
      pokes.close();
    },
  };
}

/** A call as lines see it. */
function talkOf(live: LiveCall, hub: Hub): Talk {
  const { callId, call } = live;
  const since = call.answeredAt ?? call.startedAt;
  return { callId, since, tablet: standing(live, 'tablet', hub), relative: standing(live, 'relative', hub) };
}
