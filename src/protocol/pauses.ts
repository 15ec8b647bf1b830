import * as v from 'valibot';
import { type EpochMs, Hours } from './primitives.ts';

/*
 * A relative says when a ring would be in vain: *not on weekdays from 9 to 17*. In the facility's time, like every hour.
 */

/** Days of the week on which it begins: 1 is Monday, 7 Sunday. It may go on past midnight. */
export const Pause = v.strictObject({
  days: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
    v.minLength(1),
    v.maxLength(7),
  ),
  hours: Hours,
  why: v.picklist(['work', 'sleep', 'busy']),
});
export type Pause = v.InferOutput<typeof Pause>;

export const Pauses = v.pipe(v.array(Pause), v.maxLength(6));

/** Why there is no point in ringing, and until which minute of the day. */
export type Paused = { why: Pause['why']; until: number };

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const DAY_MIN = 1440;

/**
 * Is this person paused at `at`? The one that lasts longest is told. One that covers nothing (`from` = `until`) counts
 * for nothing.
 * @param timeZone the facility's (IANA name)
 */
export function pausedAt(pauses: readonly Pause[], timeZone: string, at: EpochMs): Paused | null {
  if (pauses.length === 0) return null;
  const { day, minute } = momentIn(timeZone, at);
  const left = pauses.map((pause) => ({ pause, left: minutesLeft(pause, day, minute) }));
  const [longest] = left.filter((one) => one.left > 0).sort((a, b) => b.left - a.left);
  return longest ? { why: longest.pause.why, until: (minute + longest.left) % DAY_MIN } : null;
}

function minutesLeft({ days, hours }: Pause, day: number, minute: number): number {
  const length = (hours.until - hours.from + DAY_MIN) % DAY_MIN;
  const isWhole = hours.from === 0 && hours.until === DAY_MIN;
  const ends = hours.from + (isWhole ? DAY_MIN : length);
  const yesterday = day === 1 ? 7 : day - 1;
  const today = days.includes(day) && minute >= hours.from ? ends - minute : 0;
  const since = days.includes(yesterday) ? ends - DAY_MIN - minute : 0;
  return Math.max(today, since);
}

function momentIn(timeZone: string, at: EpochMs): { day: number; minute: number } {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    weekday: 'short',
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    day: DAYS.indexOf(part('weekday')) + 1,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}
