import type { Quality } from '../../protocol/call-quality.ts';

/** What a page knows of a call besides the browser's statistics. */
export type Facts = Pick<Quality, 'ringMs' | 'firstFrameMs' | 'talkMs' | 'outages' | 'outageMs'>;

/** Counters of one connection, since it was built. */
type Counters = Record<(typeof COUNTERS)[number], number>;
const COUNTERS = [
  ...['packetsIn', 'lostIn', 'packetsOut', 'lostOut', 'samples', 'concealed', 'freezes', 'frozenMs'],
  ...['bytesIn', 'bytesOut', 'framesOut'],
] as const;

/** What is true now, and not a sum. */
type State = Pick<
  Quality,
  'jitterMs' | 'audioCodec' | 'videoCodec' | 'path' | 'over' | 'sent' | 'received'
> & {
  roundTripMs: number | null;
};

export type Reading = { counters: Counters; state: State };

type Entry = Record<string, unknown> & { id: string; type: string };

/** Reads what a call's quality is made of from a report (W3C webrtc-stats). Pure. */
export function readingOf(report: ReadonlyMap<string, unknown> | RTCStatsReport): Reading {
  const entries: Entry[] = [];
  report.forEach((entry: unknown) => void entries.push(entry as Entry));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const of = (type: string, kind?: string) =>
    entries.filter((entry) => entry.type === type && (kind === undefined || entry.kind === kind));
  const sum = (from: Entry[], field: string) => from.reduce((all, entry) => all + number(entry[field]), 0);
  const [inbound, outbound, heard] = [of('inbound-rtp'), of('outbound-rtp'), of('remote-inbound-rtp')];
  const [sound] = of('inbound-rtp', 'audio');
  const [picture] = of('inbound-rtp', 'video');
  const [own] = of('outbound-rtp', 'video');
  const pair = selectedPair(entries, byId);
  const codec = (entry?: Entry) => subtype(byId.get(String(entry?.codecId))?.mimeType);
  const trip = pair?.currentRoundTripTime ?? heard[0]?.roundTripTime;
  return {
    counters: {
      packetsIn: sum(inbound, 'packetsReceived'),
      lostIn: Math.max(0, sum(inbound, 'packetsLost')),
      packetsOut: sum(outbound, 'packetsSent'),
      lostOut: Math.max(0, sum(heard, 'packetsLost')),
      samples: number(sound?.totalSamplesReceived),
      concealed: Math.max(0, number(sound?.concealedSamples) - number(sound?.silentConcealedSamples)),
      freezes: number(picture?.freezeCount),
      frozenMs: number(picture?.totalFreezesDuration) * 1000,
      bytesIn: number(pair?.bytesReceived),
      bytesOut: number(pair?.bytesSent),
      framesOut: number(own?.framesSent),
    },
    state: {
      roundTripMs: typeof trip === 'number' ? trip * 1000 : null,
      jitterMs: sound ? number(sound.jitter) * 1000 : null,
      audioCodec: codec(sound),
      videoCodec: codec(picture),
      ...wayOf(pair, byId),
      sent: sizeOf(own),
      received: sizeOf(picture),
    },
  };
}

/** All readings of one call, over as many connections as it needed. */
export interface Tally {
  /** @param connection by which it is told that the counters begin anew */
  add(reading: Reading, connection: object): void;
  /** Null before the first reading: there is nothing to tell. */
  figures(facts: Facts): Quality | null;
}

/** A median of more would say the same. */
const MOST_TRIPS = 2_000;

export function createTally(): Tally {
  const trips: number[] = [];
  let before = zero();
  let current = zero();
  let from: object | null = null;
  let state: State | null = null;
  let looks = 0;
  let stills = 0;

  function add(reading: Reading, connection: object) {
    const { counters } = reading;
    if (connection !== from) {
      before = plus(before, current);
      current = zero();
    } else {
      looks += 1;
      if (counters.framesOut <= current.framesOut) stills += 1;
    }
    from = connection;
    current = counters;
    state = keepKnown(state, reading.state);
    const trip = reading.state.roundTripMs;
    if (trip !== null && trips.length < MOST_TRIPS) trips.push(trip);
  }

  function figures(facts: Facts): Quality | null {
    if (state === null) return null;
    const all = plus(before, current);
    const whole = (count: number, most: number) => Math.round(Math.min(most, Math.max(0, count)));
    return {
      ...facts,
      ...state,
      lossIn: part(all.lostIn, all.lostIn + all.packetsIn),
      lossOut: part(all.lostOut, all.packetsOut),
      concealed: part(all.concealed, all.samples),
      freezes: whole(all.freezes, 1e6),
      frozenMs: whole(all.frozenMs, 86_400_000),
      roundTripMs: median(trips),
      sentBytes: whole(all.bytesOut, 1e12),
      receivedBytes: whole(all.bytesIn, 1e12),
      still: looks === 0 ? 0 : stills / looks,
    };
  }

  return { add, figures };
}

function selectedPair(entries: readonly Entry[], byId: ReadonlyMap<string, Entry>): Entry | undefined {
  const transport = entries.find(({ type }) => type === 'transport');
  const named = byId.get(String(transport?.selectedCandidatePairId));
  // Firefox: no transports, but the pair itself says that it is the one.
  return named ?? entries.find((entry) => entry.type === 'candidate-pair' && entry.selected === true);
}

const KINDS = ['host', 'srflx', 'prflx', 'relay'] as const;
const WAYS = ['udp', 'tcp', 'tls'] as const;

function wayOf(pair: Entry | undefined, byId: ReadonlyMap<string, Entry>): Pick<State, 'path' | 'over'> {
  const local = byId.get(String(pair?.localCandidateId));
  const remote = byId.get(String(pair?.remoteCandidateId));
  const isRelayed = [local, remote].some((end) => end?.candidateType === 'relay');
  const kind = isRelayed ? 'relay' : local?.candidateType;
  const over = local?.candidateType === 'relay' ? local.relayProtocol : local?.protocol;
  return {
    path: KINDS.find((one) => one === kind) ?? null,
    over: WAYS.find((one) => one === over) ?? null,
  };
}

const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

function subtype(mimeType: unknown): string | null {
  const name = typeof mimeType === 'string' ? (mimeType.split('/')[1] ?? '') : '';
  return /^[\w.+-]{1,24}$/.test(name) ? name : null;
}

function sizeOf(entry: Entry | undefined): Quality['sent'] {
  const [width, height] = [number(entry?.frameWidth), number(entry?.frameHeight)];
  const isSize = (side: number) => Number.isInteger(side) && side >= 1 && side <= 10_000;
  return isSize(width) && isSize(height) ? { width, height } : null;
}

function zero(): Counters {
  return Object.fromEntries(COUNTERS.map((name) => [name, 0])) as Counters;
}

function plus(one: Counters, other: Counters): Counters {
  return Object.fromEntries(COUNTERS.map((name) => [name, one[name] + other[name]])) as Counters;
}

/** The last that was known: at the very end a browser knows less. */
function keepKnown(before: State | null, now: State): State {
  const known = Object.entries(now).filter(([, value]) => value !== null);
  return before === null ? now : { ...before, ...Object.fromEntries(known) };
}

function part(some: number, all: number): number | null {
  return all <= 0 ? null : Math.min(1, some / all);
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
