import type { Clock, Timers } from '../ports.ts';

/*
 * How wide is a line over which nothing but a voice goes? A few packets leave at once; what is narrow draws them apart
 * (packet pairs: Keshav 1991; trains: Dovrolis 2004), and who hears them says how far. 300 bytes are 90 ms apart on a line of
 * 35 kbit/s, and 15 on one of 200. Little enough for the queue of the narrow one, and for a meter.
 */

/** What the channel carries: a packet of ours, or the word about a train. Bytes: kind, train, place or count, length or ms. */
type Word =
  | { is: 'packet'; train: number; place: number; length: number }
  | { is: 'answer'; train: number; heard: number; apartMs: number };

const KIND = { packet: 1, answer: 2 };
const ANSWER_BYTES = 5;
export const PACKET_BYTES = 300;
/** IP, UDP, DTLS, SCTP (RFC 8831). */
const HEADER_BYTES = 80;
/** A train of two that needs longer met a queue that nobody can speak over. */
const ANSWER_MS = 1_500;
/** Two that are read in one moment were not drawn apart at all, as far as anybody can tell. */
const LEAST_APART_MS = 2;

/** @returns null for what is no word of ours */
export function readWord(data: unknown): Word | null {
  if (!(data instanceof ArrayBuffer) || data.byteLength < ANSWER_BYTES) return null;
  const view = new DataView(data);
  const [kind, train, third, fourth] = [
    view.getUint8(0),
    view.getUint8(1),
    view.getUint8(2),
    view.getUint16(3),
  ];
  if (kind === KIND.packet) return { is: 'packet', train, place: third, length: fourth };
  return kind === KIND.answer ? { is: 'answer', train, heard: third, apartMs: fourth } : null;
}

export function writeWord(word: Word): ArrayBuffer {
  const isPacket = word.is === 'packet';
  const data = new ArrayBuffer(isPacket ? PACKET_BYTES : ANSWER_BYTES);
  const view = new DataView(data);
  view.setUint8(0, KIND[word.is]);
  view.setUint8(1, word.train);
  view.setUint8(2, isPacket ? word.place : word.heard);
  view.setUint16(3, isPacket ? word.length : Math.min(65_535, Math.round(word.apartMs)));
  return data;
}

/** `bits`: what the line carries, a second. `roundTripMs`: of the first packet, its wait in a queue included. */
export type Sounding = { bits: number; roundTripMs: number };

export interface Sounder {
  /** Is anybody there to answer? */
  isOpen(): boolean;
  /** Sends so many packets at once. @returns null: the last of them, or the answer, was lost or late */
  sound(length: number): Promise<Sounding | null>;
}

type SounderDeps = { channel: RTCDataChannel | null; timers: Timers; clock: Clock };

/** Measures our way to the other side, and answers for theirs, over a channel that repeats nothing and keeps no order. */
export function createSounder({ channel, timers, clock }: SounderDeps, signal: AbortSignal): Sounder {
  let train = 0;
  let left = 0;
  let found: ((sounding: Sounding | null) => void) | null = null;
  const theirs = { train: -1, first: 0, heard: 0 };

  function say(word: Word) {
    try {
      channel?.send(writeWord(word));
    } catch {
      // Closed in this moment: nobody is left to measure for.
    }
  }

  function hearPacket(packet: Extract<Word, { is: 'packet' }>) {
    if (packet.train !== theirs.train)
      Object.assign(theirs, { train: packet.train, first: clock.now(), heard: 0 });
    theirs.heard += 1;
    if (packet.place < packet.length - 1) return;
    say({ is: 'answer', train: packet.train, heard: theirs.heard, apartMs: clock.now() - theirs.first });
  }

  function hearAnswer({ train: of, heard, apartMs }: Extract<Word, { is: 'answer' }>) {
    if (of !== train || heard < 2) return;
    const bits = bitsOf(heard, apartMs);
    found?.({ bits, roundTripMs: Math.max(0, clock.now() - left - apartMs) });
  }

  if (channel) {
    channel.binaryType = 'arraybuffer';
    const hear = ({ data }: MessageEvent) => {
      const word = readWord(data);
      if (word?.is === 'packet') hearPacket(word);
      else if (word) hearAnswer(word);
    };
    channel.addEventListener('message', hear, { signal });
  }

  return {
    isOpen: () => channel?.readyState === 'open',
    sound(length) {
      train = (train + 1) % 256;
      left = clock.now();
      return new Promise((resolve) => {
        const timer = timers.setTimeout(() => found?.(null), ANSWER_MS);
        found = (sounding) => {
          found = null;
          timers.clearTimeout(timer);
          resolve(sounding);
        };
        for (let place = 0; place < length; place += 1) say({ is: 'packet', train, place, length });
      });
    },
  };
}

/** @param heard packets of a train, from the first to the last of which `apartMs` passed */
export function bitsOf(heard: number, apartMs: number): number {
  return ((heard - 1) * (PACKET_BYTES + HEADER_BYTES) * 8_000) / Math.max(LEAST_APART_MS, apartMs);
}
