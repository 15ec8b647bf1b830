import { helpStep } from '../../../protocol/help.ts';
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

/** How loud each request is that nobody has taken: 0 when it is new, then one more for each step that passed. */
export function loudness(open: readonly Entry<Help>[], now: EpochMs): ReadonlyMap<Id, number> {
  const waiting = open.filter(({ body }) => body.takenAt === null);
  return new Map(waiting.map(({ id, body }) => [id, helpStep(body.askedAt, now)]));
}

/** Those that are new, or louder than they were: worth a chime. */
export function louder(before: ReadonlyMap<Id, number>, now: ReadonlyMap<Id, number>): Id[] {
  return [...now].filter(([id, step]) => step > (before.get(id) ?? -1)).map(([id]) => id);
}
