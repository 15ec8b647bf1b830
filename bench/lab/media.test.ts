import { expect, it } from 'vitest';
import { head, STAMP, sameRandom, voice, wav } from './media.ts';

const SIZE = { width: 32, height: 24, fps: 24 };

it('writes the one header that Chromium’s fake camera reads, and whole frames', () => {
  const file = head(SIZE);
  const header = 'YUV4MPEG2 W32 H24 F24:1 Ip A1:1 C420\n';
  expect(file.subarray(0, header.length).toString()).toBe(header);
  const frame = 'FRAME\n'.length + SIZE.width * SIZE.height * 1.5;
  expect((file.length - header.length) % frame).toBe(0);
});

it('moves from each picture to the next', () => {
  const file = head(SIZE);
  const [first, second] = [file.indexOf('FRAME\n') + 6, file.indexOf('FRAME\n', 60) + 6];
  const size = SIZE.width * SIZE.height;
  expect(file.subarray(first, first + size).equals(file.subarray(second, second + size))).toBe(false);
});

it('numbers its pictures in a corner, where that is asked for', () => {
  const camera = { width: STAMP.bits * STAMP.size, height: 2 * STAMP.size, fps: 2 };
  const file = head(camera, true);
  const picture = (n: number) =>
    file.indexOf('C420\n') + 5 + n * (6 + camera.width * camera.height * 1.5) + 6;
  const bits = (n: number) =>
    Array.from({ length: STAMP.bits }, (_, bit) => {
      const middle = 1.5 * STAMP.size * camera.width + (bit + 0.5) * STAMP.size;
      return Number((file[picture(n) + middle] ?? 0) > 128);
    }).join('');
  expect([0, 1, 2, 3].map(bits)).toEqual(['0000000', '1000000', '1100000', '0100000']);
});

it('speaks in syllables with silence between sentences, and is never too loud', () => {
  const sound = voice(3);
  expect(sound.reduce((most, one) => Math.max(most, Math.abs(one)), 0)).toBeLessThan(1);
  const quiet = sound.filter((one) => one === 0).length / sound.length;
  expect(quiet).toBeGreaterThan(0.05);
  expect(quiet).toBeLessThan(0.6);
});

it('makes a sound file of 16 bits', () => {
  const file = wav(Float32Array.of(0, 1, -1, 3));
  expect(file.length).toBe(44 + 8);
  expect([file.readInt16LE(46), file.readInt16LE(50)]).toEqual([32_767, 32_767]);
});

it('is the same each time', () => {
  const [one, other] = [sameRandom(7), sameRandom(7)];
  expect([one(), one()]).toEqual([other(), other()]);
});
