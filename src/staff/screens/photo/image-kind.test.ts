import { describe, expect, it } from 'vitest';
import { fileKind } from './image-kind.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the kind of a chosen file', () => {
  it('is an image for JPEG, PNG, WebP, GIF and AVIF', () => {
    const heads = ['\xff\xd8\xff\xe0', '\x89PNG\r\n', 'RIFF....WEBPVP8 ', 'GIF89a', '....ftypavif'];
    for (const head of heads) expect(fileKind(bytes(head))).toBe('image');
  });

  it('is not an image for a text file that is named .jpg', () => {
    expect(fileKind(bytes('Dear Marie, here is the recipe'))).toBe('other');
    expect(fileKind(bytes(''))).toBe('other');
  });

  it('tells an iPhone’s HEIC apart, so that the words can help', () => {
    expect(fileKind(bytes('\0\0\0\x18ftypheic'))).toBe('heic');
  });
});
