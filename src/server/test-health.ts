import { CHECKS, type Health, type SelfTest } from '../protocol/health.ts';

/* For tests: a tablet that has nothing to complain about. */

const lights = Object.fromEntries(CHECKS.map((check) => [check, 'green'])) as SelfTest['lights'];

export const WELL: Health = {
  battery: { level: 0.8, charging: true },
  network: { kind: 'wifi', roundTripMs: 24 },
  storage: { persisted: true, usedBytes: 12_000_000, freeBytes: 4_000_000_000 },
  sound: 'ready',
  version: 'abc1234',
  update: 'none',
  healedAt: null,
  selfTest: { at: 1_790_000_000_000, lights },
};
