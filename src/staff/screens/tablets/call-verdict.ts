import type { CallQuality, Quality } from '../../../protocol/call-quality.ts';
import type { EpochMs, Id } from '../../../protocol/primitives.ts';

const SHOWN_MS = 14 * 86_400_000;
/** A call that was over at once says nothing about a line. */
const LEAST_TALK_MS = 20_000;
/** Fewer calls are chance. */
const LEAST_CALLS = 3;
/** So many of the calls, and it is the rule and not a bad day. */
const OFTEN = 1 / 3;
const SELDOM = 1 / 5;

export type Reason = 'loss' | 'trip' | 'freezes' | 'outages' | 'sound';

/** `part` of a call, 0 … 1, in which everything was as it should be; `x` from the left, 0 … 1. */
export type Bar = {
  readonly callId: Id;
  readonly x: number;
  readonly part: number;
  readonly isWeak: boolean;
};

/**
 * - `room`: this tablet's own way is weak, for its neighbours on the same box are fine · `line`: the box, for they are not
 * - `contact`: one relative's end, for with the others all is well · `somewhere`: weak, and nothing to compare it with
 */
export type Verdict =
  | { readonly is: 'too-few' | 'good' }
  | { readonly is: 'room' | 'line' | 'somewhere'; readonly reasons: readonly Reason[] }
  | { readonly is: 'contact'; readonly contactId: Id; readonly reasons: readonly Reason[] };

type Call = {
  callId: Id;
  at: EpochMs;
  tabletId: Id;
  contactId: Id;
  sides: Quality[];
  reasons: ReadonlySet<Reason>;
};

/**
 * Which link of the chain is weak, by comparison, for the figures of one call alone do not tell: tablet, room, box and the
 * relative's telephone lie one behind the other.
 *
 * @param all of this tablet and of those that share its line
 */
export function judgeCalls(all: readonly CallQuality[], tabletId: Id): Verdict {
  const calls = callsOf(all);
  const mine = calls.filter((call) => call.tabletId === tabletId);
  if (mine.length < LEAST_CALLS) return { is: 'too-few' };
  if (weakPart(mine) < OFTEN) return { is: 'good' };
  const reasons = commonReasons(mine);
  const contactId = soleCulprit(mine);
  if (contactId !== null) return { is: 'contact', contactId, reasons };
  const neighbours = calls.filter((call) => call.tabletId !== tabletId);
  if (neighbours.length < LEAST_CALLS) return { is: 'somewhere', reasons };
  const part = weakPart(neighbours);
  if (part >= OFTEN) return { is: 'line', reasons };
  return { is: part < SELDOM ? 'room' : 'somewhere', reasons };
}

/** The tablet's calls, oldest first, as what can be drawn of them. */
export function barsOf(all: readonly CallQuality[], tabletId: Id, now: EpochMs): Bar[] {
  return callsOf(all)
    .filter((call) => call.tabletId === tabletId && call.at >= now - SHOWN_MS)
    .map(({ callId, at, sides, reasons }) => ({
      callId,
      x: Math.min(1, (at - (now - SHOWN_MS)) / SHOWN_MS),
      part: 1 - Math.max(...sides.map(disturbedPart)),
      isWeak: reasons.size > 0,
    }));
}

/** Both sides of a call as one: whatever either of them saw, both had to bear. */
function callsOf(all: readonly CallQuality[]): Call[] {
  const calls = new Map<Id, Call>();
  for (const { quality, callId, at, tabletId, contactId } of all) {
    if (quality.talkMs < LEAST_TALK_MS) continue;
    const known = calls.get(callId);
    const reasons = new Set([...(known?.reasons ?? []), ...reasonsOf(quality)]);
    const sides = [...(known?.sides ?? []), quality];
    calls.set(callId, { callId, at, tabletId, contactId, sides, reasons });
  }
  return [...calls.values()].sort((a, b) => a.at - b.at);
}

/**
 * What one notices in a call. Loss and concealment: above what correction hides well (RED and FEC at 5 %); the round trip: from
 * 400 ms people talk over each other (ITU-T G.114, both ways).
 */
function reasonsOf(quality: Quality): Reason[] {
  const { lossIn, lossOut, concealed, frozenMs, outageMs, roundTripMs, talkMs } = quality;
  const seen: Record<Reason, boolean> = {
    outages: outageMs > 3_000,
    freezes: frozenMs / talkMs > 0.05,
    sound: (concealed ?? 0) > 0.03,
    loss: Math.max(lossIn ?? 0, lossOut ?? 0) > 0.05,
    trip: (roundTripMs ?? 0) > 400,
  };
  return (Object.keys(seen) as Reason[]).filter((reason) => seen[reason]);
}

function disturbedPart({ frozenMs, outageMs, concealed, talkMs }: Quality): number {
  return Math.min(1, Math.max((frozenMs + outageMs) / talkMs, concealed ?? 0));
}

function weakPart(calls: readonly Call[]): number {
  return calls.length === 0 ? 0 : calls.filter(({ reasons }) => reasons.size > 0).length / calls.length;
}

/** The one contact with whom it is weak, where with all others it is not. */
function soleCulprit(mine: readonly Call[]): Id | null {
  const weak = new Set(mine.filter(({ reasons }) => reasons.size > 0).map(({ contactId }) => contactId));
  const [contactId, another] = weak;
  if (contactId === undefined || another !== undefined) return null;
  const others = mine.filter((call) => call.contactId !== contactId);
  return others.length >= LEAST_CALLS - 1 ? contactId : null;
}

/** What was wrong in at least half of the weak calls; the most frequent first. */
function commonReasons(calls: readonly Call[]): Reason[] {
  const weak = calls.filter(({ reasons }) => reasons.size > 0);
  const counts = new Map<Reason, number>();
  for (const { reasons } of weak)
    for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count * 2 >= weak.length);
  return (common.length > 0 ? common : [...counts]).sort((a, b) => b[1] - a[1]).map(([reason]) => reason);
}
