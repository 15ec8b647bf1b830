import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Help } from '../../../protocol/records.ts';
import type { Entry } from '../residents/find-residents.ts';

/** Requests that nobody closed; those that nobody took first, each part by who has waited longest. */
export function openHelps(helps: ReadonlyMap<Id, Help>): Entry<Help>[] {
  return [...helps]
    .map(([id, body]) => ({ id, body }))
    .filter(({ body }) => body.closedAt === null)
    .sort(
      (a, b) =>
        Number(a.body.takenAt !== null) - Number(b.body.takenAt !== null) || a.body.askedAt - b.body.askedAt,
    );
}

/** The last ones that were closed, newest first. */
export function closedHelps(helps: ReadonlyMap<Id, Help>, limit: number): Entry<Help>[] {
  return [...helps]
    .map(([id, body]) => ({ id, body }))
    .filter(({ body }) => body.closedAt !== null)
    .sort((a, b) => (b.body.closedAt ?? 0) - (a.body.closedAt ?? 0))
    .slice(0, limit);
}

/** `4:05`, or `1:04:05` from an hour on. Never negative: two clocks may differ. */
export function runningClock(since: EpochMs, now: EpochMs): string {
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  const pad = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${hours ? `${hours}:${pad(minutes)}` : minutes}:${pad(seconds % 60)}`;
}

/** Those of `open` that are in `now` but were not in `before`: worth a chime. */
export function newlyAsked(before: ReadonlySet<Id>, now: readonly Entry<Help>[]): Entry<Help>[] {
  return now.filter(({ id, body }) => body.takenAt === null && !before.has(id));
}
