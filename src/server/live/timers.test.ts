import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemTimers } from './timers.ts';

describe('real timers', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('run once after their time, or again and again', () => {
    const ran: string[] = [];
    systemTimers.after(1000, () => ran.push('once'));
    systemTimers.every(400, () => ran.push('tick'));
    vi.advanceTimersByTime(1000);
    expect(ran).toEqual(['tick', 'tick', 'once']);
  });

  test('can be taken back', () => {
    const ran: string[] = [];
    const stopOnce = systemTimers.after(1000, () => ran.push('once'));
    const stopTicking = systemTimers.every(400, () => ran.push('tick'));
    vi.advanceTimersByTime(500);
    stopOnce();
    stopTicking();
    vi.advanceTimersByTime(5000);
    expect(ran).toEqual(['tick']);
  });
});
