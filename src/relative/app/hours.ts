import type { Hours } from '../../protocol/primitives.ts';

/** `600` → `10:00`; midnight at the end of the day is `24:00`. */
export function minuteAsClock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** Whether calls are always welcome: then nothing needs saying. */
export const isAlways = ({ from, until }: Hours) => from === 0 && until === 1440;
