import * as v from 'valibot';
import { MESSAGE_CONTENT, SentMedia } from './messages.ts';
import { EpochMs, Id, words } from './primitives.ts';

/*
 * What the house says to everybody in front of its tablets: the director, the choir, a greeting from the television.
 */

/** `daily`, `weekly`: new again each day, or each week, at the time of day at which it began, by the facility's clock. */
export const GREETING_REPEATS = ['once', 'daily', 'weekly'] as const;

/** Who says it, and when it is to be seen. */
export const GREETING_TOLD = {
  /** As the tablets say it: *La directrice*. */
  from: words(60),
  startsAt: EpochMs,
  repeat: v.picklist(GREETING_REPEATS),
  /** From then on no tablet shows it. Null: until staff retire it. */
  until: v.nullable(EpochMs),
};

/** Every tablet of the facility sees it until it is retired; no relative ever does. Retired, its files are gone. */
export const Greeting = v.object({
  ...MESSAGE_CONTENT,
  ...GREETING_TOLD,
  createdAt: EpochMs,
  retiredAt: v.nullable(EpochMs),
});
export type Greeting = v.InferOutput<typeof Greeting>;

/** What one tablet did with one greeting, as it said itself; only staff see it. */
export const Showing = v.object({
  greetingId: Id,
  tabletId: Id,
  /** It is whole on that tablet. */
  arrivedAt: v.nullable(EpochMs),
  /** And cannot be played there. */
  unplayable: v.boolean(),
  /** When it was played, or shown, the last time. */
  seenAt: v.nullable(EpochMs),
});
export type Showing = v.InferOutput<typeof Showing>;

const only = v.strictObject({ id: Id });

/** The mutations of greetings; a part of `MUTATIONS`. */
export const GREETING_MUTATIONS = {
  'greeting.create': v.strictObject({
    id: Id,
    ...MESSAGE_CONTENT,
    media: SentMedia,
    ...GREETING_TOLD,
  }),
  // What is to be seen or heard stays: another film is another greeting.
  'greeting.update': v.strictObject({
    id: Id,
    set: v.partial(v.strictObject({ ...GREETING_TOLD, text: MESSAGE_CONTENT.text })),
  }),
  'greeting.retire': only,
  /** Out of the list, with what the tablets said of it. */
  'greeting.remove': only,
  'greeting.arrived': v.strictObject({ id: Id, plays: v.boolean() }),
  'greeting.seen': only,
} as const;
