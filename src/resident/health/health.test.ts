import { signal } from '@preact/signals';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CHECKS, type Health, Health as HealthSchema } from '../../protocol/health.ts';
import { createFakeTime, turns } from '../../sync/time.fixture.ts';
import { createHealth, type HealthNavigator } from './health.ts';
import { startHeartbeat } from './heartbeat.ts';
import type { Probe, Probes } from './self-test.ts';

class Battery extends EventTarget {
  level = 0.8;
  charging = true;
}

const green = async () => 'green' as const;
const allGreen = Object.fromEntries(CHECKS.map((check) => [check, green])) as unknown as Probes;

function tablet(navigator: HealthNavigator = {}, probes: Probes = allGreen) {
  const time = createFakeTime();
  const stop = new AbortController();
  const window = new EventTarget();
  const isInCall = signal(false);
  const kept = new Map<string, unknown>();
  const sound = signal<Health['sound']>('unknown');
  const health = createHealth(
    {
      ...{ navigator, sound, isInCall, timers: time, clock: time, version: '0.1.0+abc' },
      roundTripMs: signal(40),
      update: signal<Health['update']>('none'),
      healedAt: signal(null),
      meta: {
        get: async <T>(key: string) => kept.get(key) as T,
        set: async (key, value) => void kept.set(key, value),
      },
      loadProbes: async () => probes,
      window: window as unknown as Window,
    },
    stop.signal,
  );
  return { time, stop, window, isInCall, kept, sound, health };
}

describe('How a tablet is', () => {
  it('can be said by a browser that tells nothing', async () => {
    const { health } = tablet();
    await health.refresh();
    expect(v.is(HealthSchema, health.health.value)).toBe(true);
    expect(health.health.value).toMatchObject({
      battery: null,
      network: { kind: 'unknown', roundTripMs: 40 },
    });
  });

  it('follows battery, network and room', async () => {
    const battery = new Battery();
    const connection = Object.assign(new EventTarget(), { type: 'wifi' });
    const storage = {
      persisted: async () => true,
      estimate: async () => ({ usage: 10.4, quota: 100 }),
    };
    const { health } = tablet({ getBattery: async () => battery, connection, storage });
    await health.refresh();
    await turns(1);
    expect(health.health.value).toMatchObject({
      battery: { level: 0.8, charging: true },
      network: { kind: 'wifi' },
      storage: { persisted: true, usedBytes: 10, freeBytes: 90 },
    });
    battery.charging = false;
    battery.dispatchEvent(new Event('chargingchange'));
    connection.type = 'bluetooth';
    connection.dispatchEvent(new Event('change'));
    expect(health.health.value).toMatchObject({ battery: { charging: false }, network: { kind: 'other' } });
    expect(v.is(HealthSchema, health.health.value)).toBe(true);
  });

  it('is unknown where the browser refuses or talks nonsense', async () => {
    const battery = Object.assign(new Battery(), { level: Number.NaN });
    const storage = { estimate: () => Promise.reject(new Error('no')) };
    const { health } = tablet({ getBattery: async () => battery, storage });
    await health.refresh();
    expect(health.health.value).toMatchObject({ battery: null, storage: { freeBytes: null } });
  });
});

describe('A self-test', () => {
  it('looks at everything once, however often it is asked for, and is remembered', async () => {
    const { health, kept } = tablet();
    const [one, two] = await Promise.all([health.runSelfTest(), health.runSelfTest()]);
    expect(one).toBe(two);
    expect(Object.values(one.lights)).toEqual(CHECKS.map(() => 'green'));
    expect(health.selfTest.value).toBe(one);
    expect(kept.get('self-test')).toEqual(one);
    expect(health.isTesting.value).toBe(false);
  });

  it('calls red what fails and what never answers', async () => {
    const never: Probe = () => new Promise(() => undefined);
    const fails: Probe = () => Promise.reject(new Error('no camera'));
    const { health, time } = tablet({}, { ...allGreen, camera: fails, relay: never });
    const running = health.runSelfTest();
    await turns(3);
    time.advance(12_000);
    expect((await running).lights).toMatchObject({ camera: 'red', relay: 'red', microphone: 'green' });
  });

  it('gives way to a ring at once, and is not remembered', async () => {
    let isReleased = false;
    const camera: Probe = (stop) =>
      new Promise((resolve) =>
        stop.addEventListener('abort', () => {
          isReleased = true;
          resolve('green');
        }),
      );
    const { health, isInCall, kept } = tablet({}, { ...allGreen, camera });
    const running = health.runSelfTest();
    await turns(3);
    isInCall.value = true;
    const { lights } = await running;
    expect(isReleased).toBe(true);
    expect(lights).toMatchObject({ camera: 'unknown', microphone: 'unknown', battery: 'green' });
    expect(health.selfTest.value).toBeNull();
    expect(kept.size).toBe(0);
    // In a call there is no test at all.
    expect((await health.runSelfTest()).lights.camera).toBe('unknown');
  });

  it('gives way to a touch at night, not to the nurse who asked for it', async () => {
    const never: Probe = () => new Promise(() => undefined);
    const { health, window, time } = tablet({}, { ...allGreen, camera: never });
    const night = health.runSelfTest({ aloud: false, yields: true });
    await turns(3);
    window.dispatchEvent(new Event('pointerdown'));
    expect((await night).lights.camera).toBe('unknown');
    const asked = health.runSelfTest();
    await turns(3);
    window.dispatchEvent(new Event('pointerdown'));
    time.advance(12_000);
    expect((await asked).lights.camera).toBe('red');
  });
});

describe('The heartbeat', () => {
  const state = signal<'connecting' | 'open' | 'waiting'>('waiting');
  const send = vi.fn(() => true);
  beforeEach(() => {
    state.value = 'waiting';
    send.mockClear();
  });

  async function beating(navigator: HealthNavigator = {}) {
    const all = tablet(navigator);
    startHeartbeat(
      { live: { state, send }, health: all.health, timers: all.time, now: all.time.now, random: () => 0.5 },
      all.stop.signal,
    );
    const pass = async (ms: number) => {
      all.time.advance(ms);
      await turns(3);
    };
    await pass(0);
    return { ...all, pass };
  }

  it('is heard when the socket opens and every minute, and only then', async () => {
    const { pass, health } = await beating();
    await pass(600_000);
    expect(send).not.toHaveBeenCalled();
    state.value = 'open';
    await pass(0);
    expect(send).toHaveBeenCalledWith({ type: 'health', health: health.health.value });
    await pass(59_999);
    expect(send).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('is heard at once when the plug is pulled, and no oftener than every five seconds', async () => {
    const battery = new Battery();
    const { pass } = await beating({ getBattery: async () => battery });
    state.value = 'open';
    await pass(0);
    const plug = (charging: boolean) => {
      battery.charging = charging;
      battery.dispatchEvent(new Event('chargingchange'));
    };
    await pass(10_000);
    plug(false);
    await pass(0);
    expect(send).toHaveBeenCalledTimes(2);
    for (const charging of [true, false, true]) plug(charging);
    await pass(4_999);
    expect(send).toHaveBeenCalledTimes(2);
    await pass(1);
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('does not hurry for a percent of the battery', async () => {
    const battery = new Battery();
    const { pass } = await beating({ getBattery: async () => battery });
    state.value = 'open';
    await pass(0);
    battery.level = 0.79;
    battery.dispatchEvent(new Event('levelchange'));
    await pass(6_000);
    expect(send).toHaveBeenCalledTimes(1);
    battery.level = 0.2;
    battery.dispatchEvent(new Event('levelchange'));
    await pass(0);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('stops', async () => {
    const { stop, time, health } = await beating();
    stop.abort();
    expect(time.waiting()).toBe(0);
    expect(health.isTesting.value).toBe(false);
  });
});
