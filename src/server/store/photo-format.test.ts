import { expect, test } from 'vitest';
import { PNG } from '../test-house.ts';
import { recognisePhoto } from './photo-format.ts';

const bytes = (...parts: (number | string)[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'number' ? part : [...Buffer.from(part, 'latin1')])),
  );

/** SOI, an APP0 segment, a frame header of that size, EOI. */
const jpeg = (height: number, width: number) =>
  bytes(
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    0,
    0,
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    0xff,
    0xd9,
  );
const webp = (chunk: string, ...rest: number[]) =>
  bytes('RIFF', 12 + rest.length, 0, 0, 0, 'WEBP', chunk, rest.length, 0, 0, 0, ...rest);

const vp8 = webp('VP8 ', 0, 0, 0, 0x9d, 1, 0x2a, 64, 0, 48, 0);
const vp8l = webp('VP8L', 0x2f, 63, 192, 11, 0);
const vp8x = webp('VP8X', 0, 0, 0, 0, 63, 0, 0, 47, 0, 0);

test.each([
  ['image/jpeg', jpeg(48, 64)],
  ['image/png', new Uint8Array(PNG)],
  ['image/webp', vp8],
  ['image/webp', vp8l],
  ['image/webp', vp8x],
])('%s is recognised by its structure', (type, photo) => expect(recognisePhoto(photo)).toBe(type));

test.each([
  ['nothing', bytes()],
  ['a text', bytes('Dear Anne')],
  ['a page', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
  ['a GIF', bytes('GIF89a', 1, 0, 1, 0, 0, 0, 0)],
  ['only the beginning of a JPEG', jpeg(48, 64).subarray(0, 12)],
  ['a JPEG without a frame', bytes(0xff, 0xd8, 0xff, 0xda, 0, 4, 0, 0, 0xff, 0xd9)],
  ['a JPEG whose segments lead nowhere', bytes(0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0xff, 0xd9)],
  ['a JPEG without height', jpeg(0, 64)],
  ['a JPEG of 268 megapixels', jpeg(16_384, 16_384)],
  ['a PNG without its end', new Uint8Array(PNG.subarray(0, -12))],
  ['a WebP that promises more than it has', vp8.subarray(0, -1)],
  ['a WebP of an unknown kind', webp('XXXX', 0, 0, 0, 0)],
])('%s is no photo', (_, photo) => expect(recognisePhoto(photo)).toBeNull());
