import { describe, expect, it } from 'vitest';
import { busyPercent } from './machine.ts';
import { median } from './median.ts';
import { across, resultsPlot } from './plot.ts';
import { ofGoal, plain, type Row, verdict } from './row.ts';
import { rowLine } from './row-line.ts';
import { merge, ratio, resultsPage, type Taken } from './table.ts';

const at = {
  date: '2026-11-23 13:00',
  ...{
    commit: 'abc1234',
    machine: 'a machine, 2 cores',
    browsers: 'Chromium 156',
    lines: 'namespaces',
    busy: 42,
  },
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
    expect(page).toContain(
      '| 1 | tap → ring | 70 (3) ms | PeerJS 175 (2) | 2.5 × | ≤ 75 ms | reached | 2026-11-23 13:00',
    );
    expect(page).toContain('- 1, tap → ring: a note.');
  });

  it('keeps what was not measured again, in the order of the bars', () => {
    const old = [taken('1'), taken('2'), taken('console')];
    const both = merge(old, [taken('10'), { ...taken('2'), measure: 'again' }]);
    expect(both.map(({ bar }) => bar)).toEqual(['1', '2', '10', 'console']);
    expect(both[1]?.measure).toBe('again');
  });

  it('has no ratio to nothing, and turns it round where more is better', () => {
    const of = (theirs: number[], mine: number[], goal: Row['goal'] = null) =>
      ratio({ name: 'a', values: theirs }, { ours: { name: 'Moien', values: mine }, goal });
    expect([of([3], [0]), of([0], [0]), of([], [1])]).toEqual(['–', '1 ×', '–']);
    expect([of([5], [10], { least: 10 }), of([0], [10], { least: 10 })]).toEqual(['2 ×', '–']);
  });

  it('keeps the old figures of a row that could not be measured again, with their own date', () => {
    const old = [taken('2')];
    const failed = {
      ...taken('2'),
      ours: { name: 'Moien', values: [] },
      at: { ...at, date: '2026-11-24 09:00' },
    };
    expect(merge(old, [failed])).toEqual(old);
    expect(merge([], [failed])).toEqual([failed]);
  });

  it('tells of each row when it was taken, of what, and how busy the machine was', () => {
    const later = { ...at, date: '2026-11-24 09:00', commit: 'def5678+', busy: 97 };
    const page = resultsPage([taken('1'), { ...taken('2'), at: later }]);
    expect(page).toContain('| 2026-11-23 13:00, abc1234, 42 % busy |');
    expect(page).toContain('| 2026-11-24 09:00, def5678+, 97 % busy |');
    expect(page).toContain('\n\na machine, 2 cores; Chromium 156; lines by namespaces.\n');
  });

  it('marks the rows of each machine where there is more than one', () => {
    const page = resultsPage([taken('1'), { ...taken('2'), at: { ...at, machine: 'another' } }]);
    expect(page).toContain('42 % busy \\* |');
    expect(page).toContain('42 % busy \\*\\* |');
    expect(page).toContain('\\*\\* another; Chromium 156');
  });

  it('lists what is missed, by how much and why', () => {
    const slow = { name: 'Moien', values: [90] };
    const page = resultsPage([
      { ...row({ ours: slow, why: 'two round trips are 60 ms each' }), at },
      { ...row({ bar: '2', ours: slow }), at },
    ]);
    expect(page).toContain('- 1, tap → ring: missed by 15 ms; two round trips are 60 ms each.');
    expect(page).toContain('- 2, tap → ring: missed by 15 ms; why is not known yet.');
  });

  it('writes figures with three digits', () => {
    expect([plain(1234.5), plain(0.123456), plain(12.345)]).toEqual(['1235', '0.123', '12.3']);
  });
});

describe('the plot', () => {
  it('draws a dot for each, ours filled, and leaves out what has no goal', () => {
    const svg = resultsPlot([row({}), row({ bar: '9', goal: null })]);
    // And one of each in the key.
    expect(svg.match(/<circle[^>]*fill="#fff"/g)).toHaveLength(2);
    expect(svg.match(/<circle[^>]*fill="#0b6e4f"/g)).toHaveLength(2);
    expect(svg).not.toContain('>9<');
  });

  it('keeps every dot on the paper', () => {
    expect(across(0)).toBe(across(0.1));
    expect(across(Number.POSITIVE_INFINITY)).toBe(across(30));
    expect(across(1)).toBeGreaterThan(across(0.5));
  });

  it('draws an arrow where somebody is off the axis, and shortens what has no room', () => {
    const far = row({ measure: 'word '.repeat(30), peers: [{ name: 'PeerJS', values: [60_000] }] });
    const svg = resultsPlot([far]);
    expect(svg).toContain('<path d="M');
    expect(svg).toMatch(/>(word ){12}…</);
  });

  it('says our figure and the goal, in red where it is missed', () => {
    expect(resultsPlot([row({})])).toMatch(/font-weight="600">70 ms</);
    const missed = resultsPlot([row({ ours: { name: 'Moien', values: [90] } })]);
    expect(missed).toMatch(/fill="#b42318">90 ms</);
    expect(missed).toContain('>≤ 75 ms<');
  });

  it('does not take words for marks', () => {
    expect(resultsPlot([row({ measure: 'a < b & c' })])).toContain('a &lt; b &amp; c');
  });
});

it('prints all values for whoever waits', () => {
  expect(rowLine(row({}))).toContain('(70 72 68)');
  const slow = { name: 'Moien', values: [90] };
  expect(rowLine(row({ ours: slow, why: 'because' }))).toContain('missed by 15 ms, because');
});

it('knows how busy the cores were', () => {
  expect(busyPercent({ idle: 100, all: 1_000 }, { idle: 130, all: 1_100 })).toBe(70);
  expect(busyPercent({ idle: 1, all: 1 }, { idle: 1, all: 1 })).toBeNull();
});
