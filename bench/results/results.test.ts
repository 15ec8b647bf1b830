import { describe, expect, it } from 'vitest';
import { median } from './median.ts';
import { across, resultsPlot } from './plot.ts';
import { ofGoal, plain, type Row, verdict } from './row.ts';
import { rowLine } from './row-line.ts';
import { merge, ratio, resultsPage, type Taken } from './table.ts';

const at = {
  date: '2026-11-23 13:00',
  ...{ commit: 'abc1234', machine: 'a machine, 2 cores', browsers: 'Chromium 156', lines: 'namespaces' },
};
const row = (more: Partial<Row>): Row => ({
  ...{ bar: '1', measure: 'tap → ring', unit: 'ms', goal: { most: 75 } },
  ours: { name: 'Moien', values: [70, 72, 68] },
  peers: [{ name: 'PeerJS', values: [140, 210] }],
  ...more,
});
const taken = (bar: string): Taken => ({ ...row({ bar }), at });

describe('the median', () => {
  it('is the middle one, or between the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it('is no number when nothing was measured', () => {
    expect(() => median([])).toThrow('nothing was measured');
  });
});

describe('a verdict', () => {
  it('says what is reached, and by how much what is not', () => {
    expect(verdict(row({}))).toBe('reached');
    expect(verdict(row({ ours: { name: 'Moien', values: [90] } }))).toBe('missed by 15 ms');
    expect(verdict(row({ goal: { least: 80 } }))).toBe('missed by 10 ms');
  });

  it('is honest about what was not measured, or has no goal', () => {
    expect(verdict(row({ ours: { name: 'Moien', values: [] } }))).toBe('not measured');
    expect(verdict(row({ goal: null }))).toBe('–');
  });
});

describe('parts of a goal', () => {
  it('are smaller when better, both ways round', () => {
    expect(ofGoal(150, { most: 75 })).toBe(2);
    expect(ofGoal(5, { least: 10 })).toBe(2);
    expect(ofGoal(1, null)).toBeNull();
  });

  it('know a goal of nothing at all', () => {
    expect(ofGoal(0, { most: 0 })).toBe(1);
    expect(ofGoal(1, { most: 0 })).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the table', () => {
  it('has ours, the others, how many times as much they need, and where it was taken', () => {
    const page = resultsPage([{ ...row({ note: 'a note' }), at }]);
    expect(page).toContain('| 1 | tap → ring | 70 (3) ms | PeerJS 175 (2) | 2.5 × | ≤ 75 ms | reached | 1 |');
    expect(page).toContain('Run 1: 2026-11-23 13:00 UTC, commit abc1234; a machine, 2 cores');
    expect(page).toContain('- 1, tap → ring: a note.');
  });

  it('keeps what was not measured again, in the order of the bars', () => {
    const old = [taken('1'), taken('2'), taken('console')];
    const both = merge(old, [taken('10'), { ...taken('2'), measure: 'again' }]);
    expect(both.map(({ bar }) => bar)).toEqual(['1', '2', '10', 'console']);
    expect(both[1]?.measure).toBe('again');
  });

  it('has no ratio to nothing', () => {
    expect(ratio({ name: 'a', values: [3] }, { name: 'Moien', values: [0] })).toBe('–');
    expect(ratio({ name: 'a', values: [0] }, { name: 'Moien', values: [0] })).toBe('1 ×');
    expect(ratio({ name: 'a', values: [] }, { name: 'Moien', values: [1] })).toBe('–');
  });

  it('writes figures with three digits', () => {
    expect([plain(1234.5), plain(0.123456), plain(12.345)]).toEqual(['1235', '0.123', '12.3']);
  });
});

describe('the plot', () => {
  it('draws a dot for each, ours filled, and leaves out what has no goal', () => {
    const svg = resultsPlot([row({}), row({ bar: '9', goal: null })]);
    expect(svg.match(/<circle[^>]*stroke="/g)).toHaveLength(2);
    expect(svg).not.toContain('>9 ');
  });

  it('keeps every dot on the paper', () => {
    expect(across(0)).toBe(across(0.1));
    expect(across(Number.POSITIVE_INFINITY)).toBe(across(30));
    expect(across(1)).toBeGreaterThan(across(0.5));
  });

  it('does not take words for marks', () => {
    expect(resultsPlot([row({ measure: 'a < b & c' })])).toContain('a &lt; b &amp; c');
  });
});

it('prints all values for whoever waits', () => {
  expect(rowLine(row({}))).toContain('(70 72 68)');
});
