import { describe, expect, it } from 'vitest';
import type { Health } from '../../protocol/health.ts';
import { createFakeTime, type FakeTime, turns } from '../../sync/time.fixture.ts';
import { toneIn } from './goertzel.ts';
import { probeCamera } from './probe-camera.ts';
import { probeMicrophone } from './probe-microphone.ts';
import { probeRelay, wayOf } from './probe-relay.ts';
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
  /** By which ways a relay answers. */
  static answers: string[] = [];
  static open = 0;
  readonly urls: string[];
  constructor({ iceServers = [] }: RTCConfiguration) {
    super();
    this.urls = iceServers.flatMap(({ urls }) => urls);
    Connection.open += 1;
  }
  createDataChannel() {}
  close() {
    Connection.open -= 1;
  }
  async setLocalDescription() {
    const isAnswered = this.urls.some((url) => Connection.answers.includes(String(wayOf(url))));
    const candidate = { candidate: 'candidate:1 1 udp 1 192.0.2.1 5000 typ relay' };
    if (isAnswered) this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: null }));
  }
}

describe('The relay', () => {
  const UDP = 'turn:turn.example:3478';
  const TCP = 'turn:turn.example:3478?transport=tcp';
  const TLS = 'turns:turn.example:443?transport=tcp';
  const ask = (answers: string[], urls = [UDP, TCP, TLS]) => {
    Connection.answers = answers;
    const relay = {
      iceServers: () => [{ urls: ['stun:stun.example'] }, { urls }],
      RTCPeerConnection: Connection as unknown as typeof RTCPeerConnection,
    };
    return probeRelay(relay, never);
  };

  it('is green when it answers by every way that the house has', async () => {
    const ways = { udp: 'green', tcp: 'green', tls: 'green' };
    expect(await ask(['udp', 'tcp', 'tls'])).toEqual({ light: 'green', ways });
    expect(await ask(['udp'], [UDP])).toEqual({
      light: 'green',
      ways: { udp: 'green', tcp: 'unknown', tls: 'unknown' },
    });
    expect(Connection.open).toBe(0);
  });

  it('is amber when a way is shut, and says which', async () => {
    expect(await ask(['udp', 'tls'])).toEqual({
      light: 'amber',
      ways: { udp: 'green', tcp: 'red', tls: 'green' },
    });
  });

  it('is red when none answers', async () => {
    expect(await ask([])).toEqual({ light: 'red', ways: { udp: 'red', tcp: 'red', tls: 'red' } });
  });

  it('is unknown where the house has none', async () => {
    expect(await ask(['udp'], [])).toEqual({ light: 'unknown', ways: null });
  });

  it('is UDP unless its address says otherwise', () => {
    expect([UDP, `${UDP}?transport=udp`, TCP, TLS, 'stun:stun.example'].map(wayOf)).toEqual([
      'udp',
      'udp',
      'tcp',
      'tls',
      null,
    ]);
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
