import { expect, it } from 'vitest';
import { ALWAYS, HALF_HOURS, isAlways, isSomeTime, minuteText } from './hours.ts';

it('offers every half hour from midnight to midnight', () => {
  expect(HALF_HOURS.map(minuteText).slice(0, 3)).toEqual(['00:00', '00:30', '01:00']);
  expect(minuteText(HALF_HOURS.at(-1) ?? 0)).toBe('24:00');
});

it('knows the whole day, and a day without a minute', () => {
  expect(isAlways(ALWAYS)).toBe(true);
  expect(isAlways({ from: 540, until: 1200 })).toBe(false);
  expect(isSomeTime({ from: 540, until: 540 })).toBe(false);
  expect(isSomeTime({ from: 1200, until: 540 })).toBe(true);
});
