import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ClientMessage, ServerMessage } from '../../protocol/live.ts';
import type { Peer } from '../peer.ts';
import { startGovernor } from './governor.ts';
import { readWord, writeWord } from './sounding.ts';

const CALL = 'b0000000-0000-4000-8000-000000000001';
const OTHER = 'b0000000-0000-4000-8000-000000000002';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Line = {
  up: number | undefined;
  frames: number;
  framesHere: number;
  sounds: number;
  loss: number;
  received: number;
};

/** A connection whose figures a test decides: what passes in a second. */
function connectionOf(line: Line) {
  const senderWith = (track: object | null) => {
    let parameters = { encodings: [{}] as RTCRtpEncodingParameters[] };
    return {
      track,
      getParameters: () => structuredClone(parameters),
      async setParameters(given: typeof parameters) {
        parameters = given;
      },
      now: () => parameters.encodings[0] ?? {},
    };
  };
  const sound = senderWith({});
  const picture = senderWith({ getSettings: () => ({ width: 640, height: 480 }), contentHint: 'motion' });
  const sums = { sent: 0, received: 0, encoded: 0, decoded: 0, sounds: 0 };
  let at = Date.now();
  const connection = {
    connectionState: 'connected',
    remoteDescription: { sdp: '' },
    getTransceivers: () => [
      { sender: sound, receiver: { track: { kind: 'audio' } } },
      { sender: picture, receiver: { track: { kind: 'video' } } },
    ],
    async getStats() {
      const seconds = (Date.now() - at) / 1000;
      at = Date.now();
      sums.sent += seconds * 20_000;
      sums.decoded += seconds * line.framesHere;
      sums.sounds += seconds * line.sounds;
      if (picture.now().active !== false) sums.encoded += seconds * line.frames;
      const own = { type: 'outbound-rtp', kind: 'video', framesEncoded: sums.encoded };
      sums.received += seconds * line.received;
      const carried = { bytesSent: sums.sent, bytesReceived: sums.received };
      const pair = { type: 'candidate-pair', nominated: true, state: 'succeeded', ...carried };
      return new Map<string, object>([
        ['P', { ...pair, availableOutgoingBitrate: line.up, currentRoundTripTime: 0.12 }],
        ['V', { type: 'inbound-rtp', kind: 'video', framesDecoded: sums.decoded }],
        ['A', { type: 'inbound-rtp', kind: 'audio', packetsReceived: sums.sounds }],
        ['R', { type: 'remote-inbound-rtp', kind: 'audio', fractionLost: line.loss }],
        ['O', own],
      ]);
    },
  };
  return { connection, sound, picture };
}

/** Whoever answers on a channel draws packets as far apart as a line of so many bits does; 0: nobody answers. */
function channelOf(line: { carries: number }) {
  const channel = new EventTarget();
  const send = (sent: ArrayBuffer) => {
    const word = readWord(sent);
    if (word?.is !== 'packet' || word.place < word.length - 1 || line.carries === 0) return;
    const apartMs = (word.place * 380 * 8_000) / line.carries;
    const data = writeWord({ is: 'answer', train: word.train, heard: word.length, apartMs });
    setTimeout(() => channel.dispatchEvent(new MessageEvent('message', { data })), 130 + apartMs);
  };
  return Object.assign(channel, { readyState: 'open', binaryType: 'blob', send });
}

function govern({ callId = CALL as string | null, most = () => null as number | null } = {}) {
  const line: Line = { up: 400_000, frames: 20, framesHere: 20, sounds: 16, loss: 0, received: 20_000 };
  const parts = connectionOf(line);
  const width = { carries: 0 };
  const chosen = signal<Peer | null>({
    connection: parts.connection,
    renegotiate: () => undefined,
    channel: () => channelOf(width),
  } as unknown as Peer);
  const said: ClientMessage[] = [];
  const heard = new Set<(message: ServerMessage) => void>();
  const thin: boolean[] = [];
  const stop = new AbortController();
  const deps = {
    callId,
    most,
    peers: { chosen },
    timers: globalThis,
    clock: { now: () => Date.now() },
    onThin: (is: boolean) => void (thin.at(-1) !== is && thin.push(is)),
    line: {
      connected: signal(true),
      welcome: signal(null),
      send: (message: ClientMessage) => said.push(message) > 0,
      onMessage(hear: (message: ServerMessage) => void) {
        heard.add(hear);
        return () => void heard.delete(hear);
      },
    },
  };
  const share = (bits: number | null, picture = true, id = CALL) => {
    const message: ServerMessage = { type: 'call.share', callId: id, bits, picture };
    for (const hear of heard) hear(message);
  };
  return { ...parts, line, width, chosen, said, heard, thin, share, deps, stop };
}

type Governed = ReturnType<typeof govern>;
const begin = (governed: Governed, early: ServerMessage[] = []) => {
  startGovernor(governed.deps, early, governed.stop.signal);
  return governed;
};
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);
const lines = ({ picture }: Governed) => Math.round(480 / (picture.now().scaleResolutionDownBy ?? 1));

test('on a good line the picture is a normal call’s within three seconds, and the voice its own', async () => {
  const governed = begin(govern());
  await seconds(3);
  expect(lines(governed)).toBe(360);
  expect(governed.picture.now()).toMatchObject({ maxFramerate: 20, active: true });
  expect(governed.picture.now().maxBitrate).toBeLessThanOrEqual(190_000);
  expect(governed.sound.now()).toMatchObject({ maxBitrate: 20_000, priority: 'high' });
});

test('a share of 50 kbit/s stops the picture within two seconds, and 300 bring it back within eight', async () => {
  const governed = begin(govern());
  await seconds(5);
  governed.share(50_000);
  await seconds(2);
  expect(governed.picture.now().active).toBe(false);
  expect(governed.thin).toEqual([false, true]);
  governed.share(300_000);
  await seconds(8);
  expect(governed.picture.now().active).toBe(true);
  expect(governed.thin).toEqual([false, true, false]);
});

test('a share that forbids the picture is obeyed in that moment', async () => {
  const governed = begin(govern());
  await seconds(5);
  governed.share(300_000, false);
  await seconds(0);
  expect(governed.picture.now().active).toBe(false);
  expect(governed.thin.at(-1)).toBe(true);
});

test('an estimate that is left out of a report for a while is still what it was', async () => {
  const governed = begin(govern());
  governed.line.up = 35_000;
  await seconds(4);
  governed.line.up = undefined;
  await seconds(30);
  expect(governed.picture.now().active).toBe(false);
});

test('another call’s share is nobody’s business here', async () => {
  const governed = begin(govern());
  await seconds(5);
  governed.share(10_000, false, OTHER);
  await seconds(3);
  expect(governed.picture.now().active).toBe(true);
});

test('a share that came before the governor counts', async () => {
  const early: ServerMessage = { type: 'call.share', callId: CALL, bits: 110_000, picture: true };
  const governed = begin(govern(), [early]);
  await seconds(10);
  expect(lines(governed)).toBe(240);
  expect(governed.picture.now().maxBitrate).toBeLessThan(110_000);
});

test('a call that begins as sound with a still lets one picture through first', async () => {
  const governed = govern();
  governed.line.frames = 0;
  const early: ServerMessage = { type: 'call.share', callId: CALL, bits: 40_000, picture: false };
  begin(governed, [early]);
  await seconds(3);
  expect(governed.picture.now().active).toBe(true);
  governed.line.frames = 15;
  await seconds(2);
  expect(governed.picture.now().active).toBe(false);
});

test('every two seconds the server is told, in whole figures', async () => {
  const governed = begin(govern());
  await seconds(6.1);
  expect(governed.said).toHaveLength(3);
  expect(governed.said[0]).toEqual({
    type: 'call.telemetry',
    callId: CALL,
    up: 400_000,
    sent: 160_000,
    received: 160_000,
    loss: 0,
    roundTripMs: 120,
    relayed: false,
    picture: 'moving',
  });
});

test('what is told of the picture is what is sent', async () => {
  const governed = begin(govern());
  await seconds(5);
  governed.share(null, false);
  await seconds(2);
  expect(governed.said.at(-1)).toMatchObject({ picture: 'still' });
  governed.picture.track = null;
  await seconds(2);
  expect(governed.said.at(-1)).toMatchObject({ picture: 'none' });
});

test('a side connection of a family call stays small and says nothing', async () => {
  const governed = begin(govern({ callId: null, most: () => 150_000 }));
  await seconds(10);
  expect(governed.said).toEqual([]);
  expect(governed.picture.now().maxBitrate).toBeLessThan(150_000);
});

test('the other’s picture that stands while its voice goes on is said, until it moves', async () => {
  const governed = begin(govern());
  await seconds(5);
  governed.line.framesHere = 0;
  await seconds(3);
  expect(governed.thin).toEqual([false, true]);
  governed.line.framesHere = 15;
  await seconds(1);
  expect(governed.thin).toEqual([false, true, false]);
});

test('when nothing comes at all, that is a broken connection and not a thin line', async () => {
  const governed = begin(govern());
  await seconds(5);
  governed.line.framesHere = 0;
  governed.line.sounds = 0;
  await seconds(5);
  expect(governed.thin).toEqual([false]);
});

test('a line that was away is not thin: the picture is small when it is back, and grows', async () => {
  const governed = begin(govern());
  await seconds(5);
  // Chromium takes fright when nobody answers any more.
  Object.assign(governed.line, { received: 0, framesHere: 0, sounds: 0, up: 30_000 });
  await seconds(6);
  expect([governed.picture.now().active, lines(governed)]).toEqual([true, 180]);
  Object.assign(governed.line, { received: 20_000, framesHere: 20, sounds: 16 });
  await seconds(2);
  governed.line.up = 400_000;
  await seconds(1);
  expect(governed.picture.now().active).toBe(true);
  await seconds(6);
  expect(lines(governed)).toBe(360);
  expect(governed.thin).toEqual([false]);
});

test('a line that is back and carries little is thin after all', async () => {
  const governed = begin(govern());
  await seconds(5);
  Object.assign(governed.line, { received: 0, up: 30_000 });
  await seconds(6);
  governed.line.received = 20_000;
  await seconds(4);
  expect(governed.picture.now().active).toBe(false);
});

test('on a line that was too thin the voice knocks every other second, to hear whether it has got better', async () => {
  const governed = begin(govern());
  await seconds(5);
  governed.line.up = 40_000;
  await seconds(2);
  const voices: (number | undefined)[] = [];
  for (let i = 0; i < 6; i++) {
    await seconds(1);
    voices.push(governed.sound.now().maxBitrate);
  }
  expect(voices.filter((bits) => bits === 38_000)).toHaveLength(3);
  expect(voices.filter((bits) => bits === 12_000)).toHaveLength(3);
  expect(governed.picture.track).toMatchObject({ contentHint: 'motion' });
});

/** A call whose other side answers soundings, on a line that has become too narrow. */
async function narrowed() {
  const governed = begin(govern());
  governed.width.carries = 5_000_000;
  await seconds(7);
  governed.width.carries = 35_000;
  governed.line.up = 30_000;
  await seconds(1);
  expect(governed.picture.now().active).toBe(false);
  return governed;
}

test('where the line can be sounded nobody knocks, and what was sent of the picture is forgotten', async () => {
  const governed = await narrowed();
  expect(governed.picture.track).toMatchObject({ contentHint: 'detail' });
  for (let i = 0; i < 20; i++) {
    await seconds(1);
    expect(governed.sound.now().maxBitrate).toBe(12_000);
    expect(governed.picture.now().active).toBe(false);
    expect(governed.picture.track).toMatchObject({ contentHint: 'motion' });
  }
});

test('a line that is wide again has its picture within six seconds, whatever Chromium believes', async () => {
  const governed = await narrowed();
  await seconds(20);
  governed.line.up = 12_000;
  governed.width.carries = 200_000;
  await seconds(6);
  expect(governed.picture.now()).toMatchObject({ active: true, maxBitrate: 30_000, maxFramerate: 15 });
  expect(lines(governed)).toBe(180);
  await seconds(20);
  expect(governed.picture.now().active).toBe(true);
});

test('a picture that fills its line again stops again, and waits longer', async () => {
  const governed = await narrowed();
  governed.line.up = 12_000;
  governed.width.carries = 200_000;
  await seconds(6);
  governed.width.carries = 0;
  await seconds(8);
  expect(governed.picture.now().active).toBe(false);
  governed.width.carries = 200_000;
  await seconds(6);
  expect(governed.picture.now().active).toBe(false);
  await seconds(8);
  expect(governed.picture.now().active).toBe(true);
});

test('over a voice alone the server is told what was sounded, not what Chromium believes', async () => {
  const governed = await narrowed();
  governed.line.up = 9_000;
  await seconds(12);
  expect(governed.said.at(-1)).toMatchObject({ type: 'call.telemetry', picture: 'still' });
  expect(governed.said.at(-1)).toHaveProperty('up', expect.closeTo(35_000, -3));
});

test('a share that has no picture leaves what was sent where it is: the line is not full', async () => {
  const governed = begin(govern());
  governed.width.carries = 5_000_000;
  await seconds(7);
  governed.share(30_000, false);
  await seconds(0.1);
  expect(governed.picture.now().active).toBe(false);
  expect(governed.picture.track).toMatchObject({ contentHint: 'motion' });
});

test('an estimate that crashes is looked at more closely: within half a second the picture has given way', async () => {
  const governed = begin(govern());
  await seconds(5.05);
  governed.line.up = 75_000;
  await seconds(1);
  governed.line.up = 30_000;
  expect(governed.picture.now().active).toBe(true);
  await seconds(0.4);
  expect(governed.picture.now().active).toBe(false);
});

test('a short dip that leaves enough for a voice stops no picture, however close one looks', async () => {
  const governed = begin(govern());
  await seconds(5.05);
  governed.line.up = 75_000;
  await seconds(1);
  governed.line.up = 41_000;
  await seconds(0.8);
  governed.line.up = 70_000;
  await seconds(2);
  expect(governed.thin).not.toContain(true);
  expect(governed.picture.now().active).toBe(true);
});

test('what crashes while nothing arrives at all is not believed, however close one looks', async () => {
  const governed = begin(govern());
  await seconds(5.05);
  Object.assign(governed.line, { received: 0, up: 75_000 });
  await seconds(1);
  governed.line.up = 30_000;
  await seconds(3);
  expect(governed.picture.now().active).toBe(true);
});

test('while the server forbids the picture nobody knocks', async () => {
  const governed = begin(govern());
  await seconds(5);
  governed.share(30_000, false);
  for (let i = 0; i < 6; i++) {
    await seconds(1);
    expect(governed.sound.now().maxBitrate).toBe(12_000);
  }
});

test('a connection that is being mended is not judged', async () => {
  const governed = begin(govern());
  await seconds(5);
  governed.connection.connectionState = 'disconnected';
  governed.line.up = 1_000;
  await seconds(5);
  expect(governed.picture.now().active).toBe(true);
});

test('a new connection is governed in place of the old one', async () => {
  const governed = begin(govern());
  await seconds(5);
  const next = connectionOf(governed.line);
  governed.chosen.value = { connection: next.connection, channel: () => null } as unknown as Peer;
  await seconds(3);
  expect(next.picture.now().maxFramerate).toBe(20);
});

test('with the call it ends: no more looks, no more words, no more ears', async () => {
  const governed = begin(govern());
  await seconds(5);
  const { length } = governed.said;
  governed.stop.abort();
  await seconds(20);
  expect(governed.said).toHaveLength(length);
  expect(governed.heard.size).toBe(0);
});
