import { describe, expect, test } from 'vitest';
import { PNG } from '../test-house.ts';
import { mp4, ogg, wav, webm } from '../test-voice.ts';
import { recogniseAudio } from './audio-format.ts';

const SOUNDS = { 'audio/webm': webm(), 'audio/ogg': ogg(), 'audio/mp4': mp4(), 'audio/wav': wav() };

describe.each(Object.entries(SOUNDS))('%s', (type, bytes) => {
  test('is known by its bytes', () => expect(recogniseAudio(bytes)).toBe(type));

  test('is known in the middle of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 20);
    larger.set(bytes, 10);
    expect(recogniseAudio(larger.subarray(10, 10 + bytes.length))).toBe(type);
  });

  test('is none when it is cut off in its head', () => {
    for (const length of [0, 1, 3, 8, 20, 40]) expect(recogniseAudio(bytes.subarray(0, length))).toBeNull();
  });

  test('is read to an answer whatever byte is wrong', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      const broken = Uint8Array.from(bytes);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      expect([type, null]).toContain(recogniseAudio(broken));
    }
  });
});

test.each([
  ['a film', webm(['V_VP8', 'A_OPUS'])],
  ['sound of another kind', webm(['A_VORBIS'])],
  ['a Matroska file', webm(['A_OPUS'], 'matroska')],
  ['no track at all', webm([])],
])('a WebM with %s is no voice', (_, bytes) => expect(recogniseAudio(bytes)).toBeNull());

test.each([
  ['a film beside it', ogg(['OpusHead', '\u0080theora'])],
  ['something else', ogg(['fishead\u0000'])],
])('an Ogg with %s is no voice', (_, bytes) => expect(recogniseAudio(bytes)).toBeNull());

test.each([
  ['a film', mp4(['vide', 'soun'])],
  ['nothing', mp4([])],
])('an MP4 with %s in it is no voice', (_, bytes) => expect(recogniseAudio(bytes)).toBeNull());

test('a WAV in which something is squeezed is no voice', () => {
  expect(recogniseAudio(wav(3))).toBe('audio/wav');
  expect(recogniseAudio(wav(85))).toBeNull();
});

test.each([
  ['a picture', PNG],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a page that says it is Ogg', Buffer.from('OggS<script>')],
  ['zeros', new Uint8Array(1000)],
  ['nothing', new Uint8Array(0)],
])('%s is no voice', (_, bytes) => expect(recogniseAudio(bytes)).toBeNull());
