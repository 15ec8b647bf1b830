import type { Hours } from '../../../protocol/primitives.ts';

export const ALWAYS: Hours = { from: 0, until: 1440 };
export const NEVER: Hours = { from: 0, until: 0 };
/** What most houses have; places to begin from. */
export const DAYTIME: Hours = { from: 9 * 60, until: 20 * 60 };
export const NIGHT: Hours = { from: 20 * 60 + 30, until: 7 * 60 + 30 };

/** Half hours of a day, for a select. */
export const HALF_HOURS: readonly number[] = Array.from({ length: 49 }, (_, index) => index * 30);

export const isAlways = ({ from, until }: Hours) => from === 0 && until === 1440;

/** `09:00`; midnight at the end of the day is `24:00`. */
export function minuteText(minute: number): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/** Is there any minute in which a call may come in? The same time twice would be none. */
export const isSomeTime = ({ from, until }: Hours) => from !== until;
