import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Quality } from './call-quality.ts';
import { FINE } from './quality.fixture.ts';

const takes = (change: Record<string, unknown>) => v.safeParse(Quality, { ...FINE, ...change }).success;

test('the figures of a call are understood, also those that nobody knows', () => {
  expect(takes({})).toBe(true);
  const unknown = { ringMs: null, lossIn: null, concealed: null, audioCodec: null, path: null, sent: null };
  expect(takes(unknown)).toBe(true);
});

describe('what is no figure of a call is refused', () => {
  test.each([
    ['more than all', { lossIn: 1.01 }],
    ['less than nothing', { frozenMs: -1 }],
    ['longer than a day', { talkMs: 86_400_001 }],
    ['no number', { roundTripMs: Number.NaN }],
    ['without end', { roundTripMs: Number.POSITIVE_INFINITY }],
    ['half a freeze', { freezes: 1.5 }],
    ['a picture without a height', { sent: { width: 480 } }],
    ['a sentence for a codec', { videoCodec: 'Maman a dit' }],
    ['an address for a path', { path: '198.51.100.7' }],
    ['something of its own', { said: 'Bonjour' }],
  ])('%s', (_, change) => expect(takes(change)).toBe(false));
});

test('a field that is missing is refused: who reports, reports all', () => {
  for (const field of Object.keys(FINE)) expect(takes({ [field]: undefined })).toBe(false);
});
