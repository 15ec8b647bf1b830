import type { Telemetry } from '../../protocol/sharing.ts';

/** What one look at a connection's statistics counted (W3C webrtc-stats); totals since it began, bits a second, seconds. */
export type Counters = {
  up: number | null;
  roundTrip: number | null;
  relayed: boolean;
  loss: number;
  sentBytes: number;
  sentPackets: number;
  receivedBytes: number;
  receivedPackets: number;
  /** Of the picture that comes in. */
  framesDecoded: number;
  pictureBytes: number;
  /** Of the sound that comes in. */
  soundPackets: number;
  soundLost: number;
  framesEncoded: number;
  encoding: Encoding;
};

/** What our own picture's encoder says of itself. */
export type Encoding = {
  isSlow: boolean;
  implementation: string | null;
  powerEfficient: boolean | null;
  mimeType: string | null;
  qpSum: number;
  framesEncoded: number;
};

type Entry = Record<string, unknown> & { type: string };
type Report = { forEach(take: (entry: Entry) => void): void };

const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const numberOrNull = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const textOrNull = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

const NO_ENCODING: Encoding = {
  isSlow: false,
  implementation: null,
  powerEfficient: null,
  mimeType: null,
  qpSum: 0,
  framesEncoded: 0,
};

/** Reads a report; what a browser does not say is zero, or null where zero would be a statement. */
export function readReport(report: Report): Counters {
  const byType = new Map<string, Entry[]>();
  const byId = new Map<unknown, Entry>();
  report.forEach((entry) => {
    byType.set(entry.type, [...(byType.get(entry.type) ?? []), entry]);
    byId.set(entry.id, entry);
  });
  const all = (type: string) => byType.get(type) ?? [];
  const of = (type: string, kind: string) => all(type).filter((entry) => entry.kind === kind);
  const pair = pairInUse(all('transport'), all('candidate-pair'), byId);
  const [picture] = of('inbound-rtp', 'video');
  const [sound] = of('inbound-rtp', 'audio');
  const [sends] = of('outbound-rtp', 'video');
  const said = all('remote-inbound-rtp');
  return {
    up: numberOrNull(pair?.availableOutgoingBitrate),
    roundTrip: numberOrNull(pair?.currentRoundTripTime),
    relayed: byId.get(pair?.localCandidateId)?.candidateType === 'relay',
    // Of the voice where it is known: a picture that stands still keeps the last figure it had.
    loss: lossOf(said),
    sentBytes: number(pair?.bytesSent),
    sentPackets: number(pair?.packetsSent),
    receivedBytes: number(pair?.bytesReceived),
    receivedPackets: number(pair?.packetsReceived),
    framesDecoded: number(picture?.framesDecoded),
    pictureBytes: number(picture?.bytesReceived),
    soundPackets: number(sound?.packetsReceived),
    soundLost: number(sound?.packetsLost),
    framesEncoded: number(sends?.framesEncoded),
    encoding: sends === undefined ? NO_ENCODING : encodingOf(sends, byId.get(sends.codecId)),
  };
}

/**
 * The pair that carries the call: named by the transport, or (Firefox) marked itself. Its `state` says nothing: Chromium
 * calls it *in-progress* at every check. After an ICE restart the old one stays in the report for a while.
 */
function pairInUse(
  transports: readonly Entry[],
  pairs: readonly Entry[],
  byId: ReadonlyMap<unknown, Entry>,
): Entry | undefined {
  const named = transports
    .map(({ selectedCandidatePairId }) => byId.get(selectedCandidatePairId))
    .find(Boolean);
  const nominated = pairs.filter(({ nominated, selected }) => nominated || selected);
  nominated.sort((a, b) => number(b.lastPacketSentTimestamp) - number(a.lastPacketSentTimestamp));
  return named ?? nominated[0];
}

function lossOf(said: readonly Entry[]): number {
  const voice = said.find(({ kind }) => kind === 'audio') ?? said[0];
  return Math.min(1, Math.max(0, number(voice?.fractionLost)));
}

function encodingOf(sends: Entry, codec: Entry | undefined): Encoding {
  return {
    isSlow: sends.qualityLimitationReason === 'cpu',
    implementation: textOrNull(sends.encoderImplementation),
    powerEfficient: typeof sends.powerEfficientEncoder === 'boolean' ? sends.powerEfficientEncoder : null,
    mimeType: textOrNull(codec?.mimeType),
    qpSum: number(sends.qpSum),
    framesEncoded: number(sends.framesEncoded),
  };
}

/** What happened between two looks. Rates in bits a second on the wire; counts since the look before. */
export type Measured = {
  up: number | null;
  sent: number;
  received: number;
  loss: number;
  /** Of the other's voice, on its way here. */
  lossHere: number;
  roundTripMs: number | null;
  relayed: boolean;
  pictureStands: boolean;
  /** New frames of the other's picture. */
  framesHere: number;
  isSlow: boolean;
};

/** UDP and IPv4 (RFC 768, RFC 791): what the browser's counters leave out. Bytes a packet. */
const HEADER_BYTES = 28;

/**
 * Compares two looks.
 *
 * @param seconds between them
 */
export function compare(before: Counters, after: Counters, seconds: number): Measured {
  const grown = (key: CountedKey) => Math.max(0, after[key] - before[key]);
  const rate = (bytes: number, packets: number) => ((bytes + packets * HEADER_BYTES) * 8) / seconds;
  const sounds = grown('soundPackets');
  const lost = grown('soundLost');
  return {
    up: after.up,
    sent: rate(grown('sentBytes'), grown('sentPackets')),
    received: rate(grown('receivedBytes'), grown('receivedPackets')),
    loss: after.loss,
    lossHere: lost === 0 ? 0 : lost / (lost + sounds),
    roundTripMs: after.roundTrip === null ? null : after.roundTrip * 1000,
    relayed: after.relayed,
    // The voice comes and the picture does not: with neither, the connection is gone, and that is said elsewhere.
    pictureStands: after.framesDecoded > 0 && grown('framesDecoded') === 0 && sounds > 0,
    framesHere: grown('framesDecoded'),
    isSlow: after.encoding.isSlow,
  };
}

type CountedKey = {
  [K in keyof Counters]: Counters[K] extends number ? K : never;
}[keyof Counters];

/** What of it the server is told, in whole figures. */
export function telemetryOf({
  up,
  sent,
  received,
  loss,
  roundTripMs,
  relayed,
}: Measured): Omit<Telemetry, 'picture'> {
  const whole = Math.round;
  return {
    up: up === null ? null : whole(up),
    sent: whole(sent),
    received: whole(received),
    loss,
    roundTripMs: roundTripMs === null ? null : Math.min(120_000, whole(roundTripMs)),
    relayed,
  };
}
