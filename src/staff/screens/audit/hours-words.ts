import * as v from 'valibot';
import { Hours } from '../../../protocol/primitives.ts';
import { minuteText } from '../residents/hours.ts';

/** *08:00–20:00*; null for what is no pair of times. */
export function hoursWords(value: unknown): string | null {
  const hours = v.safeParse(Hours, value);
  return hours.success ? `${minuteText(hours.output.from)}–${minuteText(hours.output.until)}` : null;
}
