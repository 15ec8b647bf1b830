import { describe, expect, it } from 'vitest';
import type { Health } from '../../../protocol/health.ts';
import { plotWeek, type Report, WEEK_MS } from './week-plot.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const QUARTER = 15 * 60_000;

function report(at: number, level: number | null): Report {
  const battery = level === null ? null : { level, charging: false };
  const health: Health = {
    battery,
    network: { kind: 'wifi', roundTripMs: 40 },
    storage: { persisted: true, usedBytes: null, freeBytes: null },
    sound: 'ready',
    version: '1',
    update: 'none',
    healedAt: null,
    selfTest: null,
  };
  return { at, health };
}

describe('a week of a tablet', () => {
  it('is empty without reports', () => {
    expect(plotWeek([], NOW)).toEqual({ battery: [], lowest: null, highest: null, there: [], reached: null });
  });

  it('runs from the left edge a week ago to the right edge now', () => {
    const reports = Array.from({ length: 672 }, (_, index) => report(NOW - WEEK_MS + index * QUARTER, 0.5));
    const plot = plotWeek(reports, NOW);
    expect(plot.battery).toHaveLength(1);
    expect(plot.battery[0]?.[0]).toEqual({ x: 0, y: 0.5 });
    expect(plot.there).toEqual([{ from: 0, until: 1 }]);
    expect(plot.reached).toBe(1);
  });

  it('breaks the line where the tablet was away, and counts that as away', () => {
    const begin = NOW - 8 * QUARTER;
    const reports = [0, 1, 4, 5, 6, 7].map((index) => report(begin + index * QUARTER, 0.9 - index / 10));
    const plot = plotWeek(reports, NOW);
    expect(plot.battery.map((line) => line.length)).toEqual([3, 5]);
    expect(plot.reached).toBeCloseTo(6 / 8);
    expect(plot.lowest).toBeCloseTo(0.2);
    expect(plot.highest).toBeCloseTo(0.9);
  });

  it('leaves out what is older than a week, and batteries that nobody knows', () => {
    const plot = plotWeek([report(NOW - WEEK_MS - 1, 0.1), report(NOW - QUARTER, null)], NOW);
    expect(plot.battery).toEqual([]);
    expect(plot.lowest).toBeNull();
    expect(plot.reached).toBe(1);
  });
});
