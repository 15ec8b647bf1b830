import type { RelativeKey } from '../../i18n/relative.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Call } from '../../protocol/records.ts';

/** One line of the history: what happened, in words of the relative. */
export type Recent = {
  id: Id;
  at: EpochMs;
  words: RelativeKey;
  /** Whole minutes spoken, at least 1; null when nobody spoke. */
  minutes: number | null;
  /** The resident tried and nobody was there: worth calling back. */
  missed: boolean;
  /** Nobody answered it: the tablet did, as the resident agreed. */
  itself: boolean;
};

/** The newest calls first, at most `most` of them. */
export function recentCalls(calls: ReadonlyMap<Id, Call>, most = 8): Recent[] {
  return [...calls]
    .sort(([, a], [, b]) => b.startedAt - a.startedAt)
    .slice(0, most)
    .map(([id, call]) => ({
      id,
      at: call.startedAt,
      words: wordsFor(call),
      minutes: minutesSpoken(call),
      missed: wordsFor(call) === 'recent.missedByYou',
      itself: call.answeredBy === 'itself',
    }));
}

export function minutesSpoken({
  connectedAt,
  endedAt,
}: Pick<Call, 'connectedAt' | 'endedAt'>): number | null {
  if (connectedAt === null || endedAt === null) return null;
  return Math.max(1, Math.round((endedAt - connectedAt) / 60_000));
}

function wordsFor({ caller, state, outcome }: Call): RelativeKey {
  if (state !== 'ended' || outcome === null) return 'recent.now';
  if (outcome === 'completed') return 'recent.completed';
  if (outcome === 'failed') return 'recent.failed';
  if (caller === 'tablet') return outcome === 'declined' ? 'recent.declinedByYou' : 'recent.missedByYou';
  switch (outcome) {
    case 'declined':
      return 'recent.declinedByThem';
    case 'cancelled':
      return 'recent.cancelled';
    case 'busy':
      return 'recent.busy';
    case 'missed':
    case 'offline':
      return 'recent.missedByThem';
  }
}
