import type { EpochMs, Hours } from './primitives.ts';

/**
 * Is a call welcome now? The server decides; the relative's page asks the same, to save a ring in vain.
 * @param hours minutes of the day; `from` > `until` spans midnight, `from` = `until` is never
 * @param timeZone the facility's (IANA name): never the relative's, who may be far away
 */
export function isWithinHours(hours: Hours, timeZone: string, at: EpochMs): boolean {
  const minute = minuteOfDay(timeZone, at);
  if (hours.from <= hours.until) return minute >= hours.from && minute < hours.until;
  return minute >= hours.from || minute < hours.until;
}

/** @param timeZone IANA name. @returns minutes since midnight there */
export function minuteOfDay(timeZone: string, at: EpochMs): number {
  const clock = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const part = (type: 'hour' | 'minute') => Number(clock.find((one) => one.type === type)?.value);
  return part('hour') * 60 + part('minute');
}
