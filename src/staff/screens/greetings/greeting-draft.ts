import type { Greeting } from '../../../protocol/greetings.ts';
import type { EpochMs } from '../../../protocol/primitives.ts';
import { dayAfter, instantOf, wallAt } from '../../../protocol/wall-clock.ts';

export type Repeat = Greeting['repeat'];

/** What is typed of a greeting's times. Days and hours as the browser's fields write them; `until` is the last day, or empty. */
export type GreetingDraft = {
  readonly from: string;
  readonly text: string;
  readonly day: string;
  readonly hour: string;
  readonly repeat: Repeat;
  readonly until: string;
};

export type Told = Pick<Greeting, 'from' | 'startsAt' | 'repeat' | 'until'>;

/** A new one is for now: whoever wants another time says so. */
export function newDraft(now: EpochMs, timeZone: string): GreetingDraft {
  const { date, minute } = wallAt(timeZone, now);
  return { from: '', text: '', day: date, hour: hourText(minute), repeat: 'once', until: '' };
}

export function draftOf({ from, text, startsAt, repeat, until }: Greeting, timeZone: string): GreetingDraft {
  const { date, minute } = wallAt(timeZone, startsAt);
  const lastDay = until === null ? '' : wallAt(timeZone, until - 1).date;
  return { from, text, day: date, hour: hourText(minute), repeat, until: lastDay };
}

/** @returns `start`: no such time; `until`: it would be over before it begins */
export function toldOf(draft: GreetingDraft, timeZone: string): Told | 'start' | 'until' {
  const startsAt = instantOf(timeZone, { date: draft.day, minute: minuteOf(draft.hour) });
  if (startsAt === null) return 'start';
  const until = draft.until === '' ? null : endOf(timeZone, draft.until);
  if (until !== null && !(until > startsAt)) return 'until';
  return { from: draft.from.trim(), startsAt, repeat: draft.repeat, until };
}

/** What was typed as it is shown: on one line, and in French no sign of punctuation alone at the beginning of the next. */
export const wordsOf = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ (?=[!?:;»])/g, NO_BREAK)
    .replace(/« /g, `«${NO_BREAK}`);

const NO_BREAK = '\u00a0';

/** The last day counts whole. */
const endOf = (timeZone: string, day: string): EpochMs =>
  instantOf(timeZone, { date: dayAfter(day, 1), minute: 0 }) ?? 0;

function minuteOf(hour: string): number {
  const [, hours = '', minutes = ''] = /^(\d\d):(\d\d)/.exec(hour) ?? [];
  return hours === '' ? Number.NaN : Number(hours) * 60 + Number(minutes);
}

const hourText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
