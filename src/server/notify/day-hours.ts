import type { EpochMs } from '../../protocol/primitives.ts';
import { wallAt } from '../../protocol/wall-clock.ts';

/** At night nobody looks for a tablet that is off, or pays for more data (minutes of the facility's day). */
const DAY = { from: 7 * 60, until: 21 * 60 };

export function isDayIn(timeZone: string, now: EpochMs): boolean {
  const { minute } = wallAt(timeZone, now);
  return minute >= DAY.from && minute < DAY.until;
}
