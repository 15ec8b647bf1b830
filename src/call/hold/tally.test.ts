import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Quality } from '../../protocol/call-quality.ts';
import { createTally, readingOf } from './tally.ts';

const FACTS = { ringMs: 70, firstFrameMs: 240, talkMs: 60_000, outages: 0, outageMs: 0 };

type Given = Record<string, Record<string, unknown>>;
/** A report of Chromium's, cut to what is read, and what a test changes of it. */
function report(changes: Given = {}) {
  const entries: Given = {
    audio: {
      ...{ type: 'inbound-rtp', kind: 'audio', codecId: 'opus', packetsReceived: 900, packetsLost: 10 },
      ...{ jitter: 0.012, totalSamplesReceived: 48_000, concealedSamples: 960, silentConcealedSamples: 480 },
    },
    video: {
      ...{ type: 'inbound-rtp', kind: 'video', codecId: 'vp8', packetsReceived: 80, packetsLost: 10 },
      ...{ freezeCount: 2, totalFreezesDuration: 1.5, frameWidth: 480, frameHeight: 360 },
    },
    sentAudio: { type: 'outbound-rtp', kind: 'audio', packetsSent: 400 },
    sentVideo: {
      ...{ type: 'outbound-rtp', kind: 'video', packetsSent: 600, framesSent: 300 },
      ...{ frameWidth: 320, frameHeight: 240 },
    },
    heard: { type: 'remote-inbound-rtp', packetsLost: 50, roundTripTime: 0.3 },
    opus: { type: 'codec', mimeType: 'audio/opus' },
    vp8: { type: 'codec', mimeType: 'video/VP8' },
    transport: { type: 'transport', selectedCandidatePairId: 'pair' },
    pair: {
      ...{ type: 'candidate-pair', localCandidateId: 'here', remoteCandidateId: 'there' },
      ...{ currentRoundTripTime: 0.12, bytesReceived: 9_000, bytesSent: 8_000 },
    },
    here: { type: 'local-candidate', candidateType: 'host', protocol: 'udp' },
    there: { type: 'remote-candidate', candidateType: 'srflx', protocol: 'udp' },
  };
  const ids = new Set([...Object.keys(entries), ...Object.keys(changes)]);
  return new Map([...ids].map((id) => [id, { id, ...entries[id], ...changes[id] }]));
}

function figures(...changes: Given[]) {
  const tally = createTally();
  const connection = {};
  for (const change of changes.length === 0 ? [{}] : changes)
    tally.add(readingOf(report(change)), connection);
  return tally.figures(FACTS);
}

describe('The figures of a call', () => {
  it('are read from one report, and fit the wire', () => {
    const all = figures();
    expect(all).toEqual({
      ...FACTS,
      ...{ lossIn: 0.02, lossOut: 0.05, concealed: 0.01, freezes: 2, frozenMs: 1_500 },
      ...{ roundTripMs: 120, jitterMs: 12, audioCodec: 'opus', videoCodec: 'VP8', path: 'host', over: 'udp' },
      ...{ sentBytes: 8_000, receivedBytes: 9_000, still: 0 },
      ...{ sent: { width: 320, height: 240 }, received: { width: 480, height: 360 } },
    });
    expect(v.safeParse(Quality, all).success).toBe(true);
  });

  it('are nothing before anything was read', () => expect(createTally().figures(FACTS)).toBeNull());

  it('fit the wire, too, where a browser says next to nothing', () => {
    const tally = createTally();
    tally.add(readingOf(new Map()), {});
    const all = tally.figures(FACTS);
    expect(v.safeParse(Quality, all).success).toBe(true);
    expect(all).toMatchObject({ lossIn: null, concealed: null, path: null, sent: null, roundTripMs: null });
  });

  it('go on over a new connection, whose counters begin anew', () => {
    const tally = createTally();
    tally.add(readingOf(report()), { first: true });
    tally.add(readingOf(report({ video: { freezeCount: 1 } })), { second: true });
    expect(tally.figures(FACTS)).toMatchObject({ freezes: 3, sentBytes: 16_000, lossIn: 0.02 });
  });

  it('take the round trip of the middle, so that one bad moment is none', () => {
    const trip = (seconds: number) => ({ pair: { currentRoundTripTime: seconds } });
    expect(figures(trip(0.1), trip(2), trip(0.11))?.roundTripMs).toBe(110);
  });

  it('say for which part no moving picture was sent', () => {
    const frames = (framesSent: number) => ({ sentVideo: { framesSent } });
    expect(figures(frames(0), frames(40), frames(40), frames(80), frames(80))?.still).toBe(0.5);
  });

  it('keep what was known last: at the very end a browser knows less', () => {
    const gone = {
      pair: { localCandidateId: 'nobody', remoteCandidateId: 'nobody' },
      video: { frameWidth: 0 },
    };
    expect(figures({}, gone)).toMatchObject({ path: 'host', received: { width: 480, height: 360 } });
  });

  it('are not negative where a late packet made up for a lost one', () => {
    expect(figures({ audio: { packetsLost: -20 }, heard: { packetsLost: -3 } })).toMatchObject({
      lossIn: 0,
      lossOut: 0,
    });
  });
});

describe('The way of a call', () => {
  it.each([
    ['over the own relay by TLS', { here: { candidateType: 'relay', relayProtocol: 'tls' } }, 'relay', 'tls'],
    ['over the other’s relay', { there: { candidateType: 'relay' } }, 'relay', 'udp'],
    ['through a router', { here: { candidateType: 'srflx' } }, 'srflx', 'udp'],
    ['by TCP', { here: { protocol: 'tcp' } }, 'host', 'tcp'],
  ])('%s', (_, change, path, over) => expect(figures(change)).toMatchObject({ path, over }));

  it('is the pair that says so itself where there are no transports', () => {
    const entries = report({ pair: { selected: true } });
    entries.delete('transport');
    expect(readingOf(entries).state).toMatchObject({ path: 'host', over: 'udp' });
  });
});
