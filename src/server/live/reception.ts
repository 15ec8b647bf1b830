import { refusal } from '../../protocol/errors.ts';
import { CLOSE, type IceServer } from '../../protocol/live.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Directory, Doorkeeper } from '../live-ports.ts';
import type { Known } from '../principal.ts';
import type { Hello, Way } from './connection.ts';
import type { HealthBoard } from './health-board.ts';
import { type Endpoint, type Hub, subjectOf } from './hub.ts';
import { renewedAfterMs } from './ice.ts';
import type { Pokes } from './pokes.ts';
import type { PresenceBoard } from './presence.ts';
import type { Rings } from './rings.ts';
import type { Timers } from './timers.ts';

/** Lets pages in and out. */
export interface Reception {
  /** @param cookie of the upgrade; asked only if the page has no secret of its own. Null: turned away and told so. */
  greet(hello: Hello, way: Way, cookie: string | undefined): Promise<Endpoint | null>;
  gone(endpoint: Endpoint): Promise<void>;
  signOut(facilityId: Id, subjectId: string): void;
  reconnect(facilityId: Id, subjectId: string): void;
}

type Deps = {
  hub: Hub;
  rings: Rings;
  board: PresenceBoard;
  pokes: Pokes;
  health: HealthBoard;
  doorkeeper: Doorkeeper;
  directory: Directory;
  iceServers: () => IceServer[];
  now: () => EpochMs;
  timers: Timers;
};

/** setTimeout cannot wait longer; nobody's session lasts so long. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Of one device or session: more are a loop or an attack, and everything told to a facility would be told to each. */
const PAGES = 20;

export function createReception(deps: Deps): Reception {
  const { hub, rings, board, pokes } = deps;
  let changes = 0;
  const endings = new Map<Endpoint, (() => void)[]>();

  /** A socket is asked who it is only once: it must not outlive the session that it came with. */
  function endWithSession(endpoint: Endpoint): void {
    const { principal } = endpoint;
    if (principal.kind !== 'staff' || principal.expiresAt === null) return;
    const left = Math.min(principal.expiresAt - deps.now(), LONGEST_TIMER_MS);
    endIn(endpoint, Math.max(left, 0), () => endpoint.close(CLOSE.signedOut, 'the session is over'));
  }

  /** So that nobody has relay credentials that ran out. */
  function endWithRelay(endpoint: Endpoint, servers: readonly IceServer[]): void {
    if (servers.every(({ credential }) => credential === undefined)) return;
    endIn(endpoint, renewedAfterMs(endpoint.id), () => endpoint.close(CLOSE.restarting, 'come again'));
  }

  function endIn(endpoint: Endpoint, ms: number, end: () => void): void {
    endings.set(endpoint, [...(endings.get(endpoint) ?? []), deps.timers.after(ms, end)]);
  }

  /** Asked again when credentials changed meanwhile: a page that is not in the hub yet could not be sent away. */
  async function whoIs({ credential }: Hello, cookie: string | undefined): Promise<Known | null> {
    for (;;) {
      const before = changes;
      const principal = await deps.doorkeeper.whoIs(credential, credential === null ? cookie : undefined);
      if (principal.kind === 'nobody') return null;
      if (before === changes) return principal;
    }
  }

  /** False: the page's id is somebody else's, or its device has too many pages. */
  function enter(endpoint: Endpoint): boolean {
    const others = hub.ofSubject(endpoint.principal.facilityId, subjectOf(endpoint.principal));
    if (others.length >= PAGES && !others.some(({ id }) => id === endpoint.id)) {
      endpoint.close(CLOSE.tooMany, 'too many pages');
      return false;
    }
    const joined = hub.join(endpoint);
    if (joined === 'taken') {
      endpoint.send({ type: 'refused', callId: null, refusal: refusal('conflict'), outcome: null });
      endpoint.close(CLOSE.badMessage, 'somebody else has this endpoint id');
      return false;
    }
    const { replaced } = joined;
    if (replaced) {
      replaced.close(1000, 'a newer socket of this page came');
      // It may have been a tablet in front of somebody else, who is alone now.
      board.changed(replaced.principal);
    }
    return true;
  }

  /** Their call ends first, so that both sides are told; a socket that is closed hears nothing any more. */
  function sendAway(
    facilityId: Id,
    subjectId: string,
    { code, reason }: { code: number; reason: string },
  ): void {
    changes += 1;
    const endpoints = hub.ofSubject(facilityId, subjectId);
    const closeAll = () => {
      for (const endpoint of endpoints) endpoint.close(code, reason);
    };
    const ending = rings.takeAway(facilityId, subjectId);
    if (ending) void ending.then(closeAll);
    else closeAll();
  }

  return {
    async greet(hello, way, cookie) {
      await rings.load();
      const principal = await whoIs(hello, cookie);
      if (principal === null) {
        way.close(CLOSE.signedOut, 'signed out');
        return null;
      }
      const { facilityId } = principal;
      // What is written while this waits to enter is poked, and `pokes` remembers.
      const seq = await deps.directory.newestSequence(facilityId);
      const endpoint: Endpoint = { id: hello.endpointId, principal, ...way };
      const iceServers = deps.iceServers();
      let isIn = false;
      await rings.arrive(endpoint, (calls) => {
        isIn = enter(endpoint);
        if (!isIn) return;
        way.send({
          type: 'welcome',
          now: deps.now(),
          seq: Math.max(seq, pokes.newest(facilityId)),
          iceServers,
          calls,
          presence: board.seenBy(principal),
        });
        board.changed(principal);
      });
      if (isIn && principal.kind === 'staff') await deps.health.tellAll(endpoint);
      if (isIn) endWithSession(endpoint);
      if (isIn) endWithRelay(endpoint, iceServers);
      return isIn ? endpoint : null;
    },
    async gone(endpoint) {
      for (const stop of endings.get(endpoint) ?? []) stop();
      endings.delete(endpoint);
      if (!hub.leave(endpoint)) return;
      board.changed(endpoint.principal);
      await rings.depart(endpoint);
    },
    signOut: (facilityId, subjectId) =>
      sendAway(facilityId, subjectId, { code: CLOSE.signedOut, reason: 'signed out' }),
    reconnect: (facilityId, subjectId) =>
      sendAway(facilityId, subjectId, { code: CLOSE.restarting, reason: 'come again' }),
  };
}
