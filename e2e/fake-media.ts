import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * A camera and a microphone for Chromium that can be told from another's: a coloured picture with a bar that moves,
 * and a tone that beeps (a steady tone would be taken for noise and suppressed).
 */

/** `restless`: so much moves that the picture needs every bit it may have, as a real room does. */
export type Looks = { colour: 'red' | 'blue' | 'green'; hertz: number; restless?: boolean };

const WIDTH = 320;
const HEIGHT = 240;
const FRAMES = 30;

/** Chroma (U, V) of each background, in BT.601. */
const CHROMA = { red: [100, 212], blue: [212, 100], green: [80, 80] } as const;

/** Writes `<name>.y4m` and `<name>.wav` into a folder for tests; answers their paths. */
export function fakeMedia(name: string, looks: Looks): { video: string; audio: string } {
  const folder = join(tmpdir(), 'moien-e2e-media');
  mkdirSync(folder, { recursive: true });
  const video = join(folder, `${name}.y4m`);
  const audio = join(folder, `${name}.wav`);
  writeFileSync(video, y4m(looks));
  writeFileSync(audio, beeps(looks.hertz));
  return { video, audio };
}

/** YUV4MPEG2, 4:2:0, 15 frames a second: the one header that Chromium's fake camera reads. */
function y4m({ colour, restless = false }: Looks): Buffer {
  const [u, v] = CHROMA[colour];
  const chunks: Buffer[] = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F15:1 Ip A1:1 C420\n`)];
  for (let frame = 0; frame < FRAMES; frame++) {
    const luma = Buffer.alloc(WIDTH * HEIGHT, 120);
    if (restless) checker(luma);
    const bar = Math.floor((frame / FRAMES) * (WIDTH - 40));
    for (let row = 0; row < HEIGHT; row++) luma.fill(210, row * WIDTH + bar, row * WIDTH + bar + 40);
    const chroma = (WIDTH * HEIGHT) / 4;
    chunks.push(Buffer.from('FRAME\n'), luma, Buffer.alloc(chroma, u), Buffer.alloc(chroma, v));
  }
  return Buffer.concat(chunks);
}

/** Squares of 16 pixels, each as light as chance wants. */
function checker(luma: Buffer): void {
  for (let row = 0; row < HEIGHT; row += 16)
    for (let column = 0; column < WIDTH; column += 16) {
      const light = 80 + Math.floor(Math.random() * 100);
      for (let line = row; line < row + 16; line++)
        luma.fill(light, line * WIDTH + column, line * WIDTH + column + 16);
    }
}

/** 16-bit mono WAV, 48 kHz: 300 ms of tone, 200 ms of silence, four times. */
function beeps(hertz: number): Buffer {
  const rate = 48_000;
  const samples = new Int16Array(rate * 2);
  for (let i = 0; i < samples.length; i++) {
    const sounding = i % (rate / 2) < rate * 0.3;
    samples[i] = sounding ? Math.round(12_000 * Math.sin((2 * Math.PI * hertz * i) / rate)) : 0;
  }
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}
