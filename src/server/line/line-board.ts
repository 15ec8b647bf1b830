import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Share, Telemetry } from '../../protocol/sharing.ts';
import type { Log } from '../live/log.ts';
import type { Timers } from '../live/timers.ts';
import { type Estimate, newEstimate, nextEstimate, type Saying } from './estimate.ts';
import { type LineFacts, lineOf, statedUp } from './line-facts.ts';
import type { FacilityLines, LineNow, Page, Talk } from './line-ports.ts';
import { isLocal } from './local.ts';
import type { Meter } from './meter.ts';
import { isNews, shareOut, type Wish } from './shares.ts';

/** Who shares a line, and what each may send over it. */
export interface LineBoard {
  /** Who speaks in a facility now. Call after everything that happened to its calls or their pages. */
  talks(facilityId: Id, talks: readonly Talk[]): void;
  /** One side of a call tells how its connection does. */
  heard(facilityId: Id, page: Page, said: { callId: Id; telemetry: Telemetry }): void;
  /** A page is there (again), on a new socket: what it was told may not have come. */
  arrived(page: Page): void;
  now(facilityId: Id): LineNow[];
  close(): void;
}

type Deps = {
  facts: LineFacts;
  meter: Pick<Meter, 'add'>;
  /** The tablets of a facility that are connected. */
  tabletsOf: (facilityId: Id) => readonly Page[];
  now: () => EpochMs;
  timers: Timers;
  log: Log;
};

type Said = { at: EpochMs; telemetry: Telemetry; trend: Saying['trend']; fellAt: EpochMs | null };
type LineState = { up: Estimate; down: Estimate; talks: readonly Talk[] };
/** `up`: from the tablets. `down`: towards them. */
type Way = 'up' | 'down';

const LOOK_EVERY_MS = 1_000;
/** Three reports missed: the connection is being built again, or the page is gone. */
const SILENT_MS = 6_000;
/** Oftener nobody needs it: a page in a loop. */
const LEAST_GAP_MS = 900;
/** What a first report stands for: it comes so long after the connection. */
const FIRST_REPORT_MS = 2_000;
const LONGEST_GAP_MS = 5_000;
/** Not all calls on a full line notice it in the same second. */
const FALLEN_MS = 4_000;

export function createLineBoard({ facts, meter, tabletsOf, now, timers, log }: Deps): LineBoard {
  const facilities = new Map<Id, readonly Talk[]>();
  const lines = new Map<Id, Map<string, LineState>>();
  const said = new Map<Id, Said>();
  const told = new Map<Id, { callId: Id; share: Share }>();
  const toldBusy = new Map<Id, boolean>();
  let stopLooking: (() => void) | null = null;

  const recent = (page: Page | null): Telemetry | null => {
    const last = page && said.get(page.id);
    return last && now() - last.at <= SILENT_MS ? last.telemetry : null;
  };
  const senderOf = (talk: Talk, way: Way) => (way === 'up' ? talk.tablet : talk.relative);
  const isHome = (talk: Talk) => isLocal(talk, recent(talk.tablet) ?? recent(talk.relative));
  const shareOf = (page: Page | null, callId: Id) => {
    const last = page && told.get(page.id);
    return last?.callId === callId ? last.share : undefined;
  };

  function stateOf(facilityId: Id, line: string, lineFacts: FacilityLines): LineState {
    const known = lines.get(facilityId) ?? new Map<string, LineState>();
    lines.set(facilityId, known);
    const up = newEstimate(statedUp(lineFacts, line), now());
    const state = known.get(line) ?? { up, down: newEstimate(null, now()), talks: [] };
    known.set(line, state);
    return state;
  }

  /** Who speaks on which line. A tablet that is away for a moment leaves its call where it was. */
  function sort(facilityId: Id, lineFacts: FacilityLines): void {
    const before = new Map<Id, string>();
    for (const [line, { talks }] of lines.get(facilityId) ?? [])
      for (const talk of talks) before.set(talk.callId, line);
    const byLine = Map.groupBy(
      facilities.get(facilityId) ?? [],
      (talk) => lineOfTalk(talk, lineFacts) ?? before.get(talk.callId) ?? '',
    );
    for (const line of byLine.keys()) stateOf(facilityId, line, lineFacts);
    for (const [line, state] of lines.get(facilityId) ?? []) state.talks = byLine.get(line) ?? [];
  }

  function measure(state: LineState, stated: number | null): void {
    const sayings = (way: Way) => shared(state, way).map((talk) => sayingOf(talk, way));
    state.up = nextEstimate(state.up, sayings('up'), { now: now(), stated });
    state.down = nextEstimate(state.down, sayings('down'), { now: now(), stated: null });
  }

  const shared = ({ talks }: LineState, way: Way) =>
    talks.filter((talk) => senderOf(talk, way) !== null && !isHome(talk));

  function sayingOf(talk: Talk, way: Way): Saying | null {
    const page = senderOf(talk, way);
    const telemetry = recent(page);
    const last = page && said.get(page.id);
    if (!telemetry || !last) return null;
    const trend = last.fellAt !== null && now() - last.fellAt <= FALLEN_MS ? 'fell' : last.trend;
    const share = shareOf(page, talk.callId);
    return { ...telemetry, trend, share: share?.bits ?? null, isStill: share?.picture === false };
  }

  function wishOf(talk: Talk, way: Way, isLineFull: boolean): Wish {
    const page = senderOf(talk, way);
    const telemetry = recent(page);
    const share = shareOf(page, talk.callId);
    const isMoving = share?.picture ?? telemetry?.picture === 'moving';
    const hasPicture = telemetry?.picture !== 'none';
    return {
      id: talk.callId,
      since: talk.since,
      hasPicture,
      isMoving,
      most: mostOf(telemetry, share, isLineFull),
    };
  }

  function tell(state: LineState): void {
    for (const talk of state.talks.filter(isHome)) {
      for (const page of [talk.tablet, talk.relative]) say(page, talk.callId, { bits: null, picture: true });
    }
    for (const way of ['up', 'down'] as const) {
      const { bits, fullAt } = state[way];
      const talks = shared(state, way);
      // Nothing is known right after a start of the server: what a page was told by the last one is better than nothing.
      if (bits === null && talks.length > 1) continue;
      const isFull = fullAt !== null && now() - fullAt <= SILENT_MS;
      const shares = shareOut(
        bits,
        talks.map((talk) => wishOf(talk, way, isFull)),
      );
      for (const talk of talks) say(senderOf(talk, way), talk.callId, shares.get(talk.callId));
    }
  }

  function say(page: Page | null, callId: Id, share: Share | undefined): void {
    if (!page || !share || !isNews(shareOf(page, callId), share)) return;
    const rounded = { bits: share.bits === null ? null : Math.round(share.bits), picture: share.picture };
    told.set(page.id, { callId, share: rounded });
    page.send({ type: 'call.share', callId, ...rounded });
  }

  function tellBusy(facilityId: Id, lineFacts: FacilityLines): void {
    for (const page of tabletsOf(facilityId)) {
      const line = lineOfPage(page, lineFacts);
      const busy = line !== null && (lines.get(facilityId)?.get(line)?.talks.length ?? 0) > 0;
      if (busy === (toldBusy.get(page.id) ?? false)) continue;
      toldBusy.set(page.id, busy);
      page.send({ type: 'line.busy', busy });
    }
  }

  async function look(facilityId: Id): Promise<void> {
    const lineFacts = await facts.of(facilityId);
    sort(facilityId, lineFacts);
    for (const state of lines.get(facilityId)?.values() ?? []) tell(state);
    tellBusy(facilityId, lineFacts);
  }

  function lookSoon(facilityId: Id): void {
    look(facilityId).catch((error) => log.error({ err: error, facilityId }, 'lines could not be shared out'));
  }

  function lookAtAll(): void {
    for (const facilityId of facilities.keys()) {
      const lineFacts = facts.known(facilityId);
      for (const [line, state] of lines.get(facilityId) ?? [])
        if (lineFacts) measure(state, statedUp(lineFacts, line));
      lookSoon(facilityId);
    }
    const speaking = new Set(
      [...facilities.values()].flat().flatMap(({ tablet, relative }) => [tablet?.id, relative?.id]),
    );
    for (const known of [said, told]) for (const id of known.keys()) if (!speaking.has(id)) known.delete(id);
  }

  function count(facilityId: Id, talk: Talk, page: Page, telemetry: Telemetry): void {
    const isTablets = talk.tablet?.id === page.id;
    // It is the tablet's line: the other side is asked only where the tablet says nothing.
    if (isHome(talk) || (!isTablets && recent(talk.tablet))) return;
    const lineFacts = facts.known(facilityId);
    const line = lineFacts && lineOfTalk(talk, lineFacts);
    if (!line) return;
    const last = said.get(page.id)?.at;
    const ms = last === undefined ? FIRST_REPORT_MS : Math.min(now() - last, LONGEST_GAP_MS);
    meter.add(facilityId, line, ((telemetry.sent + telemetry.received) * ms) / 8_000);
  }

  return {
    talks(facilityId, talks) {
      const isQuiet = talks.length === 0;
      if (isQuiet && !facilities.has(facilityId)) return;
      if (isQuiet) facilities.delete(facilityId);
      else facilities.set(facilityId, talks);
      lookSoon(facilityId);
      if (facilities.size > 0) stopLooking ??= timers.every(LOOK_EVERY_MS, lookAtAll);
      else {
        stopLooking?.();
        stopLooking = null;
        said.clear();
        told.clear();
      }
    },
    heard(facilityId, page, { callId, telemetry }) {
      const talk = facilities.get(facilityId)?.find((one) => one.callId === callId);
      if (!talk || (talk.tablet?.id !== page.id && talk.relative?.id !== page.id)) return;
      const at = now();
      const last = said.get(page.id);
      if (last !== undefined && at - last.at >= 0 && at - last.at < LEAST_GAP_MS) return;
      count(facilityId, talk, page, telemetry);
      const trend = trendOf(last?.telemetry, telemetry);
      said.set(page.id, { at, telemetry, trend, fellAt: trend === 'fell' ? at : (last?.fellAt ?? null) });
    },
    arrived(page) {
      told.delete(page.id);
      toldBusy.delete(page.id);
      if (page.principal.kind === 'tablet' && facilities.has(page.principal.facilityId))
        lookSoon(page.principal.facilityId);
    },
    now: (facilityId) =>
      [...(lines.get(facilityId) ?? [])].map(([line, { up, down, talks }]) => ({
        line,
        up: up.bits,
        down: down.bits,
        calls: talks.length,
      })),
    close: () => stopLooking?.(),
  };
}

function lineOfPage({ principal, address }: Page, lineFacts: FacilityLines): string | null {
  if (principal.kind !== 'tablet' || address === undefined) return null;
  return lineOf(lineFacts, principal.tabletId, address);
}

const lineOfTalk = ({ tablet }: Talk, lineFacts: FacilityLines) => tablet && lineOfPage(tablet, lineFacts);

/** Held back by something that is not the line, it leaves the rest to the others, and is left room to find more. */
function mostOf(telemetry: Telemetry | null, share: Share | undefined, isLineFull: boolean): number {
  const { up = null } = telemetry ?? {};
  const bits = share?.bits ?? null;
  const isOwnLimit = !isLineFull && up !== null && bits !== null && up < OWN_LIMIT * bits;
  return isOwnLimit ? up * ROOM_TO_GROW : Number.POSITIVE_INFINITY;
}
/** Below half of its share nobody is by chance. */
const OWN_LIMIT = 0.5;
const ROOM_TO_GROW = 1.5;

/** Who was pushed back believes less than it did, and no more than it sent. */
function trendOf(before: Telemetry | undefined, { up, sent }: Telemetry): Saying['trend'] {
  if (up === null || !before || before.up === null) return 'rose';
  if (up < 0.95 * before.up && up <= 1.1 * Math.max(sent, before.sent)) return 'fell';
  return up > 1.02 * before.up ? 'rose' : 'level';
}
