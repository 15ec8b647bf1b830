import { describe, expect, it } from 'vitest';
import { CHECKS, type Health, type Light } from './health.ts';
import { byNeed, lightOf, reasonsOf, SILENT_MS, type TabletState } from './needs-a-hand.ts';

const NOW = Date.UTC(2026, 10, 23, 14, 5);
const DAY = { now: NOW, isDay: true };
const NIGHT = { now: NOW, isDay: false };

const WELL: Health = {
  battery: { level: 0.8, charging: false },
  network: { kind: 'wifi', roundTripMs: 40 },
  storage: { persisted: true, usedBytes: 1, freeBytes: 1 },
  sound: 'ready',
  version: '1',
  update: 'none',
  healedAt: null,
  selfTest: null,
};
const tablet = (health: Partial<Health> | null = {}, more: Partial<TabletState> = {}): TabletState => ({
  health: health && { ...WELL, ...health },
  online: true,
  since: NOW - 60_000,
  ...more,
});
const lights = (change: Record<string, Light>) =>
  ({
    at: NOW,
    lights: { ...Object.fromEntries(CHECKS.map((check) => [check, 'green'])), ...change },
  }) as Health['selfTest'];
const reasons = (state: TabletState, when = DAY) => reasonsOf(state, when);

describe('a tablet needs a hand', () => {
  it('not when all is well, nor when it cannot tell', () => {
    expect(reasons(tablet())).toEqual([]);
    expect(
      reasons(tablet({ battery: null, storage: { persisted: null, usedBytes: null, freeBytes: null } })),
    ).toEqual([]);
    expect(reasons(tablet(null))).toEqual([]);
  });

  it('when its battery is below 20 % and it is not charging', () => {
    expect(reasons(tablet({ battery: { level: 0.19, charging: false } }))).toEqual(['battery']);
    expect(reasons(tablet({ battery: { level: 0.2, charging: false } }))).toEqual([]);
    expect(reasons(tablet({ battery: { level: 0.05, charging: true } }))).toEqual([]);
  });

  it('when nothing was heard of it for ten minutes in the day, and not at night', () => {
    const gone = tablet({}, { online: false, since: NOW - SILENT_MS });
    expect(reasons(gone)).toEqual(['silent']);
    expect(reasons(gone, NIGHT)).toEqual([]);
    expect(reasons(tablet({}, { online: false, since: NOW - SILENT_MS + 1 }))).toEqual([]);
  });

  it('never because this page itself is without network', () => {
    expect(reasons(tablet({}, { online: null, since: 0 }))).toEqual([]);
  });

  it('when its ring is locked, as long as it is there', () => {
    expect(reasons(tablet({ sound: 'locked' }))).toEqual(['sound']);
    expect(reasons(tablet({ sound: 'locked' }, { online: false }))).toEqual([]);
  });

  it('when a light of its self-test is red, and not for an amber one', () => {
    expect(reasons(tablet({ selfTest: lights({ camera: 'red' }) }))).toEqual(['self-test']);
    expect(reasons(tablet({ selfTest: lights({ relay: 'amber' }) }))).toEqual([]);
  });

  it('when a new version did not come up, or the self-test found an old one', () => {
    expect(reasons(tablet({ update: 'rolled-back' }))).toEqual(['version']);
    expect(reasons(tablet({ update: 'waiting' }))).toEqual([]);
    expect(reasons(tablet({ selfTest: lights({ version: 'amber' }) }))).toEqual(['version']);
  });

  it('when the browser may throw away what it keeps', () => {
    expect(reasons(tablet({ storage: { persisted: false, usedBytes: 1, freeBytes: 1 } }))).toEqual([
      'storage',
    ]);
  });
});

describe('the light of a tablet', () => {
  const lightFor = (state: TabletState) => lightOf(state, reasons(state));

  it('is red for what keeps a resident from being reached, amber for what can wait', () => {
    expect(lightFor(tablet({ sound: 'locked', update: 'rolled-back' }))).toBe('red');
    expect(lightFor(tablet({ update: 'rolled-back' }))).toBe('amber');
    expect(lightFor(tablet())).toBe('green');
  });

  it('is unknown as long as it is away and has never said anything', () => {
    expect(lightFor(tablet(null, { online: null }))).toBe('unknown');
    expect(lightFor(tablet(null))).toBe('green');
  });
});

it('shows who needs a hand first, the most urgent before the others, then by name', () => {
  const one = (name: string, light: Light, ...why: ReturnType<typeof reasonsOf>) => ({
    name,
    light,
    reasons: why,
  });
  const sorted = byNeed([
    one('Zëmmer 10', 'green'),
    one('Zëmmer 9', 'green'),
    one('Fra', 'unknown'),
    one('Amber', 'amber', 'storage'),
    one('Low', 'red', 'battery'),
    one('Gone', 'red', 'silent', 'battery'),
  ]);
  expect(sorted.map(({ name }) => name)).toEqual(['Gone', 'Low', 'Amber', 'Fra', 'Zëmmer 9', 'Zëmmer 10']);
});
