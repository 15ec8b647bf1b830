import { describe, expect, test } from 'vitest';
import { createTokenBucket } from './token-bucket.ts';

describe('a token bucket', () => {
  const take = (allow: () => boolean, count: number) =>
    Array.from({ length: count }, allow).filter(Boolean).length;

  test('allows its burst at once and then what comes in', () => {
    let now = 0;
    const allow = createTokenBucket({ perSecond: 10, burst: 30 }, () => now);
    expect(take(allow, 100)).toBe(30);
    now += 1000;
    expect(take(allow, 100)).toBe(10);
    now += 150;
    expect(take(allow, 100)).toBe(1);
    now += 50;
    expect(take(allow, 100)).toBe(1);
  });

  test('never holds more than its burst', () => {
    let now = 0;
    const allow = createTokenBucket({ perSecond: 10, burst: 30 }, () => now);
    now += 3_600_000;
    expect(take(allow, 100)).toBe(30);
  });

  test('gives nothing for a clock that goes back', () => {
    let now = 10_000;
    const allow = createTokenBucket({ perSecond: 10, burst: 5 }, () => now);
    take(allow, 5);
    now -= 5_000;
    expect(allow()).toBe(false);
    now += 100;
    expect(allow()).toBe(true);
  });
});
