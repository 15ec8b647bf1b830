import type { EpochMs, Hours } from '../../protocol/primitives.ts';

/** `600` → `10:00`; midnight at the end of the day is `24:00`. */
export function minuteAsClock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** Whether calls are always welcome: then nothing needs saying. */
export const isAlways = ({ from, until }: Hours) => from === 0 && until === 1440;

/** Whether a call is welcome at `at` in the facility's zone. The server decides; this saves a ring in vain. */
export function isWithin({ from, until }: Hours, at: EpochMs, timeZone: string): boolean {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  const part = new Map(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const minute = (part.get('hour') ?? 0) * 60 + (part.get('minute') ?? 0);
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}
