import { describe, expect, it } from 'vitest';
import type { CallQuality, Quality } from '../../../protocol/call-quality.ts';
import { FINE } from '../../../protocol/quality.fixture.ts';
import { barsOf, judgeCalls } from './call-verdict.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;
const LOSSY = { lossOut: 0.12, concealed: 0.05 };

let ids = 0;
type Given = { tabletId?: string; contactId?: string; daysAgo?: number; quality?: Partial<Quality> };
const call = ({
  tabletId = 't14',
  contactId = 'marie',
  daysAgo = 1,
  quality = {},
}: Given = {}): CallQuality => ({
  ...{ callId: `c${++ids}`, at: NOW - daysAgo * DAY, side: 'tablet', tabletId, contactId },
  quality: { ...FINE, ...quality },
});
const some = (count: number, given: Given = {}) => Array.from({ length: count }, () => call(given));
const weak = { quality: LOSSY };
const judge = (...calls: CallQuality[][]) => judgeCalls(calls.flat(), 't14');

describe('The verdict about a tablet’s calls', () => {
  it('waits for three calls', () => {
    expect(judge(some(2, weak))).toEqual({ is: 'too-few' });
    expect(judge(some(9, { ...weak, tabletId: 't15' }))).toEqual({ is: 'too-few' });
  });

  it('does not count calls that were over at once', () => {
    expect(judge(some(9, { quality: { ...LOSSY, talkMs: 5_000 } }))).toEqual({ is: 'too-few' });
  });

  it('is good, also with a bad day now and then', () => {
    expect(judge(some(3))).toEqual({ is: 'good' });
    expect(judge(some(3), some(1, weak))).toEqual({ is: 'good' });
  });

  it('is the room, where the neighbours on the same box are fine', () => {
    const neighbours = some(5, { tabletId: 't15' });
    const mine = [...some(2, weak), ...some(2, { ...weak, contactId: 'jean' })];
    expect(judge(mine, neighbours)).toEqual({ is: 'room', reasons: ['sound', 'loss'] });
  });

  it('is the box, where the neighbours suffer as well', () => {
    const neighbours = [...some(2, { tabletId: 't15' }), ...some(2, { ...weak, tabletId: 't16' })];
    expect(judge(some(4, weak), neighbours)).toMatchObject({ is: 'line' });
  });

  it('is one relative’s telephone, where with the others all is well', () => {
    expect(judge(some(3, weak), some(3, { contactId: 'jean' }))).toMatchObject({
      is: 'contact',
      contactId: 'marie',
    });
  });

  it('blames no relative who is the only one that calls', () => {
    expect(judge(some(4, weak))).toMatchObject({ is: 'somewhere' });
    expect(judge(some(4, weak), some(1, { contactId: 'jean' }))).toMatchObject({ is: 'somewhere' });
  });

  it('blames neither room nor box while the neighbours leave it open', () => {
    const neighbours = [...some(3, { tabletId: 't15' }), ...some(1, { ...weak, tabletId: 't15' })];
    expect(judge(some(4, weak), neighbours)).toMatchObject({ is: 'somewhere' });
    expect(judge(some(4, weak), some(2, { tabletId: 't15' }))).toMatchObject({ is: 'somewhere' });
  });

  it('hears both sides of a call as one', () => {
    const calls = some(3).flatMap((one): CallQuality[] => [
      one,
      { ...one, side: 'relative', quality: { ...FINE, frozenMs: 60_000 } },
    ]);
    expect(judge(calls)).toEqual({ is: 'somewhere', reasons: ['freezes'] });
  });

  it.each<[string, Partial<Quality>]>([
    ['loss', { lossIn: 0.06 }],
    ['loss', { lossOut: 0.06 }],
    ['trip', { roundTripMs: 401 }],
    ['freezes', { frozenMs: 15_001 }],
    ['outages', { outageMs: 3_001, outages: 1 }],
    ['sound', { concealed: 0.031 }],
  ])('names %s', (reason, quality) => {
    expect(judge(some(3, { quality }))).toEqual({ is: 'somewhere', reasons: [reason] });
  });

  it('names what was wrong most of the time, and first what was wrong most', () => {
    const calls = [
      ...some(3, { quality: { lossIn: 0.1 } }),
      call({ quality: { lossIn: 0.1, roundTripMs: 900 } }),
    ];
    expect(judge(calls)).toMatchObject({ reasons: ['loss'] });
  });

  it('knows nothing of figures that nobody knew', () => {
    const unknown = { lossIn: null, lossOut: null, concealed: null, roundTripMs: null };
    expect(judge(some(3, { quality: unknown }))).toEqual({ is: 'good' });
  });
});

describe('The bars', () => {
  it('stand where the call was, as high as it was undisturbed', () => {
    const calls = [call({ daysAgo: 7 }), call({ daysAgo: 0, quality: { frozenMs: 150_000 } })];
    expect(barsOf(calls, 't14', NOW)).toMatchObject([
      { x: 0.5, part: 0.999, isWeak: false },
      { x: 1, part: 0.5, isWeak: true },
    ]);
  });

  it('are this tablet’s, of two weeks, oldest first', () => {
    const calls = [
      call({ daysAgo: 1 }),
      call({ tabletId: 't15' }),
      call({ daysAgo: 15 }),
      call({ daysAgo: 3 }),
    ];
    expect(barsOf(calls, 't14', NOW).map(({ x }) => Math.round(x * 14))).toEqual([11, 13]);
  });

  it('never go below nothing', () => {
    expect(barsOf(some(1, { quality: { frozenMs: 300_000, outageMs: 300_000 } }), 't14', NOW)[0]?.part).toBe(
      0,
    );
  });
});
