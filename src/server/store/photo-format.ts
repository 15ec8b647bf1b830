import type { PhotoType } from './blob-rows.ts';

/** A tablet decodes what it is sent: 36 megapixels would be 144 MB of memory. The browser scales to far below. */
const MAX_SIDE = 4096;

type Size = { width: number; height: number };

/**
 * What kind of picture these bytes are, by their structure and not by anybody's word.
 * Formats: JPEG ITU T.81 annex B, PNG (W3C), WebP RFC 9649.
 *
 * @returns null for anything else, for a picture cut off, and for one larger than 4096 pixels a side
 */
export function recognisePhoto(bytes: Uint8Array): PhotoType | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const readers = { 'image/jpeg': jpegSize, 'image/png': pngSize, 'image/webp': webpSize } as const;
  for (const type of ['image/jpeg', 'image/png', 'image/webp'] as const) {
    if (isSensible(safely(() => readers[type](view)))) return type;
  }
  return null;
}

function isSensible(size: Size | null): boolean {
  return size !== null && [size.width, size.height].every((side) => side > 0 && side <= MAX_SIDE);
}

/** Every read past the end throws a RangeError: the picture is cut off. */
function safely(read: () => Size | null): Size | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function ascii(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length));
}

/** Walks the segments to the frame header (SOF0…SOF15 without DHT, JPG, DAC). */
function jpegSize(view: DataView): Size | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  const hasEnd = view.getUint16(view.byteLength - 2) === 0xffd9;
  for (let at = 2; hasEnd; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xffc0 || marker === 0xffda) return null;
    const isFrame = marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return null;
}

function pngSize(view: DataView): Size | null {
  const isPng = view.getBigUint64(0) === 0x89504e470d0a1a0an && ascii(view, 12, 4) === 'IHDR';
  const hasEnd = ascii(view, view.byteLength - 8, 4) === 'IEND';
  return isPng && hasEnd ? { width: view.getUint32(16), height: view.getUint32(20) } : null;
}

function webpSize(view: DataView): Size | null {
  const isWebp = ascii(view, 0, 4) === 'RIFF' && ascii(view, 8, 4) === 'WEBP';
  if (!isWebp || view.getUint32(4, true) + 8 > view.byteLength) return null;
  switch (ascii(view, 12, 4)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
    default:
      return null;
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
