import { clockTime, relativeDay, type Viewpoint } from '../../i18n/dates.ts';

/** *14:05* for today, else *hier, 14:05*: short enough for a list. */
export function momentText(ms: number, view: Viewpoint): string {
  const day = relativeDay(ms, view);
  const isToday = day === relativeDay(view.now, view);
  return isToday ? clockTime(ms, view.timeZone) : `${day}, ${clockTime(ms, view.timeZone)}`;
}
