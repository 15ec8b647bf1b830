import { expect, it } from 'vitest';
import { shrinkPhoto } from './shrink-photo.ts';

function shrink(width: number, height: number) {
  const drawn: number[][] = [];
  let isClosed = false;
  const close = () => {
    isClosed = true;
  };
  const deps = {
    createImageBitmap: async () => ({ width, height, close }) as unknown as ImageBitmap,
    createCanvas: (w: number, h: number) =>
      ({
        getContext: () => ({ fillRect: () => undefined, drawImage: () => void drawn.push([w, h]) }),
        toBlob: (done: (blob: Blob) => void, type: string) => done(new Blob(['x'], { type })),
      }) as unknown as HTMLCanvasElement,
  };
  return { result: shrinkPhoto(new Blob(), deps), drawn, closed: () => isClosed };
}

it.each([
  [4032, 3024, 1920, 1440],
  [1000, 4000, 480, 1920],
  [640, 480, 640, 480],
  [9000, 1, 1920, 1],
])('a photo of %i × %i travels as %i × %i', async (width, height, w, h) => {
  const { result, drawn, closed } = shrink(width, height);
  expect(await result).toMatchObject({ width: w, height: h, blob: { type: 'image/jpeg' } });
  expect(drawn).toEqual([[w, h]]);
  expect(closed()).toBe(true);
});

it('what is no picture is null', async () => {
  const deps = {
    createImageBitmap: () => Promise.reject(new DOMException('no picture', 'InvalidStateError')),
    createCanvas: () => ({}) as HTMLCanvasElement,
  };
  expect(await shrinkPhoto(new Blob(['x']), deps)).toBeNull();
});
