import * as v from 'valibot';
import { EpochMs, Id } from './primitives.ts';

const MINUTE_MS = 60_000;

export const VISIT_MINUTES = 30;
/** So many proposals of one contact may wait for an answer. */
export const MAX_OPEN_VISITS = 3;
/** Nobody knows in spring who is on duty at Christmas. */
export const VISIT_AHEAD_MS = 90 * 24 * 60 * MINUTE_MS;
/** So long before its time a visit can be joined: some are early. */
export const JOIN_EARLY_MS = 5 * MINUTE_MS;

/** Staff and relatives agree a visit; the resident is told by the tablet. */
const VisitSide = v.picklist(['staff', 'relative']);
export type VisitSide = v.InferOutput<typeof VisitSide>;

/** A whole minute: that is what a clock on the wall can say. */
export const VisitStart = v.pipe(EpochMs, v.multipleOf(MINUTE_MS));
export const VisitLength = v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(120));

/**
 * A call agreed for a time:
 *
 *     proposed ──▶ agreed ──▶ cancelled
 *        ├──▶ declined (by the other side)
 *        └──▶ cancelled (by either)
 *
 * Whoever gave the last answer may take it back. Nothing is deleted when it is over: that is its history.
 */
export const Visit = v.object({
  residentId: Id,
  contactId: Id,
  startsAt: EpochMs,
  lengthMinutes: VisitLength,
  proposedBy: VisitSide,
  /** The staff member, or the relative's device. */
  proposerId: Id,
  proposedAt: EpochMs,
  state: v.picklist(['proposed', 'agreed', 'declined', 'cancelled']),
  /** Null: never, or taken back. */
  agreedAt: v.nullable(EpochMs),
  /** The last one who said something about it; null: nobody but the proposer. `by`: null for the server itself. */
  answered: v.nullable(v.object({ side: VisitSide, by: v.nullable(Id), at: EpochMs })),
  /** Counts its changes, so that a calendar knows which invitation is the newest (RFC 5545, SEQUENCE). */
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type Visit = v.InferOutput<typeof Visit>;

export type Span = Pick<Visit, 'startsAt' | 'lengthMinutes'>;

export const endOf = ({ startsAt, lengthMinutes }: Span): EpochMs => startsAt + lengthMinutes * MINUTE_MS;

export const overlaps = (one: Span, other: Span): boolean =>
  one.startsAt < endOf(other) && other.startsAt < endOf(one);

/** A visit that may be joined: agreed, about to begin, and not over. */
export const isTime = (visit: Visit, now: EpochMs): boolean =>
  visit.state === 'agreed' && now >= visit.startsAt - JOIN_EARLY_MS && now < endOf(visit);
