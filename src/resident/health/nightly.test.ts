import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { CHECKS, type SelfTest } from '../../protocol/health.ts';
import { createFakeTime, turns } from '../../sync/time.fixture.ts';
import { createSmallHours } from '../app/upkeep/small-hours.ts';
import { noteHealing } from './healing.ts';
import { startNightly } from './nightly.ts';

const HOUR = 60 * 60_000;
/** Midnight in Luxembourg. */
const MIDNIGHT = Date.UTC(2026, 10, 22, 23);
const lights = Object.fromEntries(CHECKS.map((check) => [check, 'green'])) as SelfTest['lights'];

function memory() {
  const kept = new Map<string, unknown>();
  return {
    get: async <T>(key: string) => kept.get(key) as T,
    set: async (key: string, value: unknown) => void kept.set(key, value),
  };
}

function nights(meta = memory()) {
  const time = createFakeTime(MIDNIGHT);
  const is = { quiet: true, disturbed: false };
  const selfTest = signal<SelfTest | null>(null);
  const runSelfTest = vi.fn(async () => {
    const result = { at: time.now(), lights };
    if (!is.disturbed) selfTest.value = result;
    return result;
  });
  const smallHours = createSmallHours({ timeZone: () => 'Europe/Luxembourg', random: () => 0.5 });
  const stop = new AbortController();
  startNightly(
    {
      ...{ smallHours, meta, timers: time, now: time.now, isQuiet: () => is.quiet },
      health: { selfTest, runSelfTest },
    },
    stop.signal,
  );
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 60_000) {
      time.advance(60_000);
      await turns(1);
    }
  };
  return { is, runSelfTest, pass, stop, meta };
}

describe('The nightly self-test', () => {
  it('is made once each night, without a sound', async () => {
    const { runSelfTest, pass } = nights();
    await pass(3 * HOUR);
    expect(runSelfTest).not.toHaveBeenCalled();
    await pass(9 * HOUR);
    expect(runSelfTest).toHaveBeenCalledOnce();
    expect(runSelfTest).toHaveBeenCalledWith({ aloud: false, yields: true });
    await pass(24 * HOUR);
    expect(runSelfTest).toHaveBeenCalledTimes(2);
  });

  it('waits while somebody is awake, and is tried again when it was disturbed', async () => {
    const { is, runSelfTest, pass } = nights();
    is.quiet = false;
    await pass(4 * HOUR);
    expect(runSelfTest).not.toHaveBeenCalled();
    is.quiet = true;
    is.disturbed = true;
    await pass(60_000);
    is.disturbed = false;
    await pass(HOUR);
    expect(runSelfTest).toHaveBeenCalledTimes(2);
  });

  it('is not repeated by a page that was loaded again that night', async () => {
    const first = nights();
    await first.pass(6 * HOUR);
    const second = nights(first.meta);
    await second.pass(6 * HOUR);
    expect(second.runSelfTest).not.toHaveBeenCalled();
  });
});

describe('A database that was thrown away', () => {
  it('is noticed by a tablet that was paired before, and remembered', async () => {
    const meta = memory();
    expect(await noteHealing({ meta, isNew: false, now: 5 })).toBe(5);
    expect(await noteHealing({ meta, isNew: false, now: 9 })).toBe(5);
  });

  it('is not what a tablet has that was paired just now', async () => {
    const meta = memory();
    expect(await noteHealing({ meta, isNew: true, now: 5 })).toBeNull();
    expect(await noteHealing({ meta, isNew: false, now: 9 })).toBeNull();
  });
});
