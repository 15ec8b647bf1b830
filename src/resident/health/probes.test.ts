import { describe, expect, it } from 'vitest';
import type { Health } from '../../protocol/health.ts';
import { createFakeTime, type FakeTime, turns } from '../../sync/time.fixture.ts';
import { toneIn } from './goertzel.ts';
import { probeCamera } from './probe-camera.ts';
import { probeMicrophone } from './probe-microphone.ts';
import { probeRelay } from './probe-relay.ts';
import { createProbes, type ProbesDeps } from './probes.ts';

const never = new AbortController().signal;

function devices() {
  const track = { isLive: true, stop: () => undefined };
  track.stop = () => {
    track.isLive = false;
    return undefined;
  };
  const stream = { getTracks: () => [track] };
  return { track, mediaDevices: { getUserMedia: async () => stream as unknown as MediaStream } };
}

/** Lets a probe wait as long as it likes. */
async function within<T>(time: FakeTime, probe: Promise<T>): Promise<T> {
  let isOver = false;
  const done = probe.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    time.advance(30);
    await turns(1);
  }
  return done;
}

const picture = (value: number) => new Uint8ClampedArray(64).fill(value);

describe('The camera', () => {
  async function look(pictures: (Uint8ClampedArray | null)[], isNight = false) {
    const time = createFakeTime();
    const { track, mediaDevices } = devices();
    let n = -1;
    const openGrab = async () => () => {
      n = Math.min(n + 1, pictures.length - 1);
      return pictures[n] ?? null;
    };
    const light = await within(time, probeCamera({ mediaDevices, openGrab, timers: time, isNight }, never));
    expect(track.isLive, 'the camera is let go').toBe(false);
    return light;
  }

  it('is green when its picture moves', async () => {
    expect(await look([null, picture(100), picture(101)])).toBe('green');
  });

  it('is red without any picture', async () => {
    expect(await look([null])).toBe('red');
  });

  it('is amber when the picture is black or frozen, which nobody can tell from a dark room at night', async () => {
    expect(await look([picture(0), picture(1)])).toBe('amber');
    expect(await look([picture(90)])).toBe('amber');
    expect(await look([picture(0), picture(1)], true)).toBe('unknown');
  });
});

const RATE = 48_000;
const sound = (hertz: number, loudness: number) =>
  Float32Array.from({ length: 2048 }, (_, i) => loudness * Math.sin((2 * Math.PI * hertz * i) / RATE));

describe('The microphone', () => {
  async function listen({ aloud = true, isOpen = true, hears = 0.02, room = 0.002 }) {
    const time = createFakeTime();
    const { track, mediaDevices } = devices();
    let isHumming = false;
    const openEar = () => ({
      listen: () => ({ samples: isHumming ? sound(1_000, hears) : sound(200, room), rate: RATE }),
      hum: () => {
        isHumming = true;
        return isOpen;
      },
      close: () => undefined,
    });
    const light = await within(time, probeMicrophone({ mediaDevices, openEar, timers: time, aloud }, never));
    expect(track.isLive, 'the microphone is let go').toBe(false);
    return { light, isHumming };
  }

  it('is green when it hears the tablet hum', async () => {
    expect((await listen({})).light).toBe('green');
  });

  it('is amber when it hears only the room', async () => {
    expect((await listen({ hears: 0.00001 })).light).toBe('amber');
  });

  it('is only opened at night: nothing hums', async () => {
    expect(await listen({ aloud: false })).toEqual({ light: 'unknown', isHumming: false });
  });

  it('cannot be told while the browser keeps sound shut', async () => {
    expect((await listen({ isOpen: false })).light).toBe('unknown');
  });

  it('tells a tone from its neighbours', () => {
    expect(toneIn(sound(1_000, 0.5), 1_000, RATE)).toBeCloseTo(0.5, 1);
    expect(toneIn(sound(700, 0.5), 1_000, RATE)).toBeLessThan(0.03);
    expect(toneIn(new Float32Array(2048), 1_000, RATE)).toBe(0);
  });
});

class Connection extends EventTarget {
  static found: string[] = [];
  static isClosed = false;
  createDataChannel() {}
  close() {
    Connection.isClosed = true;
  }
  async setLocalDescription() {
    for (const candidate of Connection.found)
      this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: { candidate } }));
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: null }));
  }
}

describe('The relay', () => {
  const ask = (found: string[], urls = ['turn:turn.example:3478']) => {
    Connection.found = found;
    const relay = {
      iceServers: () => [{ urls }],
      RTCPeerConnection: Connection as unknown as typeof RTCPeerConnection,
    };
    return probeRelay(relay, never);
  };

  it('is green when it gives an address, red when it gives none', async () => {
    expect(await ask(['candidate:1 1 udp 1 192.0.2.1 5000 typ relay'])).toBe('green');
    expect(Connection.isClosed).toBe(true);
    expect(await ask([])).toBe('red');
  });

  it('is unknown where the facility has none', async () => {
    expect(await ask([], ['stun:stun.example:3478'])).toBe('unknown');
  });
});

describe('The rest', () => {
  const fine: Health = {
    battery: { level: 0.5, charging: false },
    network: { kind: 'wifi', roundTripMs: 20 },
    storage: { persisted: true, usedBytes: 0, freeBytes: 1e9 },
    sound: 'ready',
    version: '1',
    update: 'none',
    healedAt: null,
    selfTest: null,
  };
  const look = (
    check: 'storage' | 'battery' | 'sound' | 'version' | 'clock' | 'server',
    health: Partial<Health>,
    more = {},
  ) =>
    createProbes({
      manner: { aloud: true },
      health: () => ({ ...fine, ...health }),
      http: { call: async () => ({ ok: true }) },
      clockOffsetMs: () => 0,
      hasWorker: true,
      ...more,
    } as unknown as ProbesDeps)[check](never);

  it.each<[Parameters<typeof look>[0], Partial<Health>, string]>([
    ['storage', {}, 'green'],
    ['storage', { storage: { persisted: false, usedBytes: 0, freeBytes: 1e9 } }, 'amber'],
    ['storage', { storage: { persisted: true, usedBytes: 0, freeBytes: 1e8 } }, 'amber'],
    ['storage', { storage: { persisted: null, usedBytes: null, freeBytes: null } }, 'unknown'],
    ['battery', {}, 'green'],
    ['battery', { battery: { level: 0.2, charging: false } }, 'amber'],
    ['battery', { battery: { level: 0.1, charging: false } }, 'red'],
    ['battery', { battery: { level: 0.1, charging: true } }, 'green'],
    ['battery', { battery: null }, 'unknown'],
    ['sound', { sound: 'locked' }, 'amber'],
    ['version', { update: 'rolled-back' }, 'amber'],
    ['server', {}, 'green'],
    ['clock', {}, 'green'],
  ])('%s with %j is %s', async (check, health, light) => {
    expect(await look(check, health)).toBe(light);
  });

  it('a clock two minutes off is amber, and a launcher without its worker has no newest version', async () => {
    expect(await look('clock', {}, { clockOffsetMs: () => -120_000 })).toBe('amber');
    expect(await look('version', {}, { hasWorker: false })).toBe('unknown');
  });
});
