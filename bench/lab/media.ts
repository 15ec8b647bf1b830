import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * A camera and a microphone for Chromium, made once and kept in the machine's folder for such things: a head that
 * talks and moves before a room, with the noise of a small sensor; and a voice of syllables with pauses between
 * sentences. What a codec makes of them is what it makes of a person: neither a test picture nor a tone.
 */

const VERSION = 1;
const RATE = 48_000;
const SPOKEN_S = 10;

export type Camera = { width: number; height: number; fps: number };
const VGA: Camera = { width: 640, height: 480, fps: 24 };
const LOOP_S = 3;

export type Media = { video: string; audio: string };

/** Somebody who listens: a line that carries their sound is not what is measured. */
export function silent({ video }: Media): Media {
  const audio = join(tmpdir(), 'moien-bench-media', `silence-${VERSION}.wav`);
  if (!existsSync(audio)) writeWhole(audio, wav(new Float32Array(SPOKEN_S * RATE)));
  return { video, audio };
}

/** Where a stamped picture has its number: from its lower left corner, the lowest bit first, white is 1; in Gray's code. */
export const STAMP = { bits: 7, size: 40, width: VGA.width, height: VGA.height };

/**
 * @param stamped each picture has its number in a corner, by which it is known again
 * @returns the paths of the files, which are written where they are not there yet
 */
export function benchMedia(camera: Camera = VGA, stamped = false): Media {
  const folder = join(tmpdir(), 'moien-bench-media');
  mkdirSync(folder, { recursive: true });
  const kind = stamped ? 'stamped' : 'head';
  const video = join(folder, `${kind}-${VERSION}-${camera.width}-${camera.fps}.y4m`);
  const audio = join(folder, `voice-${VERSION}.wav`);
  if (!existsSync(video)) writeWhole(video, head(camera, stamped));
  if (!existsSync(audio)) writeWhole(audio, wav(voice(SPOKEN_S)));
  return { video, audio };
}

/** A file that is there is whole, even after a bench that was cut short. */
function writeWhole(path: string, bytes: Buffer): void {
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}

/** Numbers that look random and are the same each time (mulberry32). */
export function sameRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** YUV4MPEG2, 4:2:0. Chromium reads no other header than `C420`. */
export function head(camera: Camera, stamped = false): Buffer {
  const { width, height, fps } = camera;
  const random = sameRandom(1);
  const room = Uint8Array.from({ length: width * height }, (_, n) =>
    roomAt(n % width, Math.floor(n / width)),
  );
  // A table of noise, entered somewhere else for each row: a random number for each point takes seconds.
  const noise = Int8Array.from({ length: 65_536 }, () => Math.round((random() + random() - 1) * 4));
  const chroma = (width * height) / 4;
  const chunks: Buffer[] = [Buffer.from(`YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420\n`)];
  for (let frame = 0; frame < LOOP_S * fps; frame += 1) {
    const luma = Buffer.alloc(width * height);
    const at = faceAt(frame / (LOOP_S * fps), camera);
    for (let y = 0; y < height; y += 1) {
      const from = Math.floor(random() * 32_768);
      for (let x = 0; x < width; x += 1) {
        const shade = skinAt(at, x, y) ?? room[y * width + x] ?? 0;
        luma[y * width + x] = shade + (noise[from + x] ?? 0);
      }
    }
    if (stamped) stamp(luma, frame, camera.width);
    chunks.push(Buffer.from('FRAME\n'), luma, Buffer.alloc(chroma, 118), Buffer.alloc(chroma, 140));
  }
  return Buffer.concat(chunks);
}

/** From one number to the next one bit changes: a picture between two is one of them, and a codec has little to do. */
function stamp(luma: Buffer, number: number, width: number): void {
  const gray = number ^ (number >> 1);
  const top = luma.length / width - STAMP.size;
  for (let bit = 0; bit < STAMP.bits; bit += 1)
    for (let row = top; row < top + STAMP.size; row += 1) {
      const from = row * width + bit * STAMP.size;
      luma.fill((gray >> bit) & 1 ? 200 : 50, from, from + STAMP.size);
    }
}

/** Wallpaper and a shelf. */
function roomAt(x: number, y: number): number {
  const paper = 90 + 18 * Math.sin(x / 9) * Math.sin(y / 11);
  return Math.round(y % 120 < 10 ? 60 : paper + (x % 97 < 6 ? 40 : 0));
}

type Face = { x: number; y: number; wide: number; tall: number; mouth: number; blinks: boolean };

/** Loops without a jump. @param turn 0–1 */
function faceAt(turn: number, { width, height }: Camera): Face {
  const round = turn * 2 * Math.PI;
  return {
    x: width / 2 + (width / 40) * Math.sin(round) + (width / 90) * Math.sin(3 * round),
    y: height / 2 + (height / 60) * Math.sin(2 * round),
    wide: width / 5,
    tall: height / 2.8,
    mouth: 0.03 + 0.05 * Math.abs(Math.sin(9 * round)),
    blinks: turn > 0.6 && turn < 0.64,
  };
}

/** @returns the shade of the head at this point; null: beside it */
function skinAt({ x, y, wide, tall, mouth, blinks }: Face, px: number, py: number): number | null {
  const across = (px - x) / wide;
  const down = (py - y) / tall;
  if (across * across + down * down > 1) return null;
  if (Math.hypot((Math.abs(across) - 0.38) / 0.14, (down + 0.22) / (blinks ? 0.02 : 0.07)) < 1) return 40;
  if (Math.hypot(across / 0.34, (down - 0.48) / mouth) < 1) return 50;
  if (down < -0.62) return 55 + 10 * Math.sin(px / 2);
  return Math.round(165 - 35 * across - 12 * down);
}

/** Sentences of syllables: a buzz of the throat through two resonances that move, hisses between, and silence. −1…1. */
export function voice(seconds: number): Float32Array {
  const random = sameRandom(2);
  const samples = new Float32Array(seconds * RATE);
  let at = 0;
  while (at < samples.length) {
    const syllables = 6 + Math.floor(random() * 6);
    for (let n = 0; n < syllables; n += 1) {
      if (random() < 0.4) at = hiss(samples, at, random);
      at = syllable(samples, at, random);
    }
    at += Math.round((0.3 + 0.4 * random()) * RATE);
  }
  return samples;
}

function hiss(samples: Float32Array, from: number, random: () => number): number {
  const length = Math.round((0.03 + 0.05 * random()) * RATE);
  for (let n = 0; n < length && from + n < samples.length; n += 1)
    samples[from + n] = 0.06 * (2 * random() - 1) * Math.sin((Math.PI * n) / length);
  return from + length;
}

function syllable(samples: Float32Array, from: number, random: () => number): number {
  const length = Math.round((0.12 + 0.1 * random()) * RATE);
  const pitch = 170 + 70 * random();
  const [first, second] = [300 + 500 * random(), 900 + 1_400 * random()];
  let phase = 0;
  for (let n = 0; n < length && from + n < samples.length; n += 1) {
    const done = n / length;
    phase += (2 * Math.PI * pitch * (1 - 0.15 * done)) / RATE;
    let sum = 0;
    for (let harmonic = 1; harmonic <= 16; harmonic += 1)
      sum += Math.sin(harmonic * phase) * loudness(harmonic * pitch, first, second);
    samples[from + n] = 0.16 * sum * Math.sin(Math.PI * done) ** 0.6;
  }
  return from + length;
}

/** Two formants, 120 Hz wide, over a spectrum that falls. */
const loudness = (hertz: number, first: number, second: number) =>
  (1 / (1 + ((hertz - first) / 120) ** 2) + 0.5 / (1 + ((hertz - second) / 120) ** 2) + 0.03) /
  (1 + hertz / 3_000);

/** 16 bits, mono. @param sound −1…1; louder is cut */
export function wav(sound: Float32Array): Buffer {
  const samples = Int16Array.from(sound, (one) => Math.round(32_767 * Math.max(-1, Math.min(1, one))));
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}
