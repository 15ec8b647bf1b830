import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { MOST_DECIBELS, openLoudspeaker } from './loudspeaker.ts';
import { FakeAudioContext } from './testing/fake-audio.ts';

/* What it sounds like is measured in a real browser: e2e/ring-sound.spec.ts. */

function open(decibels: number) {
  const context = new FakeAudioContext();
  const level = signal(decibels);
  openLoudspeaker(context as unknown as AudioContext, level);
  const [raise] = context.gains;
  if (!raise) throw new Error('no gain');
  return { context, level, raise };
}

test('peaks are held back after they were raised, and before they are heard', () => {
  const { context, raise } = open(0);
  expect(raise.to).toMatchObject({ threshold: { value: -3 } });
  expect(raise.to?.to).toBe(context.destination);
});

test('pressing louder is heard at once, while it rings', () => {
  const { level, raise } = open(0);
  const usual = raise.gain.value;
  level.value = 9;
  expect(20 * Math.log10(raise.gain.value / usual)).toBeCloseTo(9);
});

test('nothing is raised further than the loudspeaker can give', () => {
  const { level, raise } = open(MOST_DECIBELS);
  const most = raise.gain.value;
  level.value = 40;
  expect(raise.gain.value).toBe(most);
});
