import type { AudioType } from './blob-rows.ts';

/** A part of a file that says how long it is: an EBML element, an MP4 box, a RIFF chunk. */
type Part = { id: number; from: number; to: number };
type Walk = (view: DataView, within: { from: number; to: number }) => Iterable<Part>;

/**
 * What kind of sound these bytes are, by their structure and not by anybody's word: what browsers record.
 * Formats: WebM with Opus (RFC 8794, RFC 9559), Ogg with Opus (RFC 3533, RFC 7845), MP4 (ISO 14496-12), WAV (PCM).
 *
 * @returns null for anything else, also for a film: every track must be sound
 */
export function recogniseAudio(bytes: Uint8Array): AudioType | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const readers = {
    'audio/webm': isWebm,
    'audio/ogg': isOgg,
    'audio/mp4': isMp4,
    'audio/wav': isWav,
  } as const;
  for (const type of ['audio/webm', 'audio/ogg', 'audio/mp4', 'audio/wav'] as const) {
    if (safely(() => readers[type](view))) return type;
  }
  return null;
}

/** Every read past the end throws a RangeError: the sound is cut off, or none. */
function safely(read: () => boolean): boolean {
  try {
    return read();
  } catch {
    return false;
  }
}

const whole = (view: DataView) => ({ from: 0, to: view.byteLength });

function ascii(view: DataView, from: number, to: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + from, to - from));
}

/** Parts of that name, however deep: `path` names those around it. */
function find(view: DataView, walk: Walk, path: readonly number[]): Part[] {
  return path.reduce<Part[]>(
    (around, id) => around.flatMap((part) => [...walk(view, part)].filter((inner) => inner.id === id)),
    [{ id: 0, ...whole(view) }],
  );
}

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const TRACK = [SEGMENT, 0x1654ae6b, 0xae] as const;

function isWebm(view: DataView): boolean {
  if (view.getUint32(0) !== EBML) return false;
  const [kind] = find(view, ebml, [EBML, 0x4282]);
  if (!kind || ascii(view, kind.from, kind.to) !== 'webm') return false;
  const codecs = find(view, ebml, [...TRACK, 0x86]).map(({ from, to }) => ascii(view, from, to));
  const hasSound = find(view, ebml, [SEGMENT, 0x1f43b675]).length > 0;
  return hasSound && isOnly(codecs, 'A_OPUS');
}

/** A recorder that has not stopped yet does not know lengths: such a part goes to the end. */
function* ebml(view: DataView, { from, to }: { from: number; to: number }): Iterable<Part> {
  for (let at = from; at < to; ) {
    const idBytes = Math.clz32(view.getUint8(at)) - 23;
    const sizeAt = at + idBytes;
    const sizeBytes = Math.clz32(view.getUint8(sizeAt)) - 23;
    const id = number(view, at, idBytes);
    const start = sizeAt + sizeBytes;
    // The length of the length is its highest bit; all other bits set: not known.
    const size = number(view, sizeAt, sizeBytes, 0xff >> sizeBytes);
    const isUnknown = size === 2 ** (7 * sizeBytes) - 1;
    const end = isUnknown ? to : Math.min(to, start + size);
    yield { id, from: start, to: end };
    at = end;
  }
}

function number(view: DataView, at: number, bytes: number, firstMask = 0xff): number {
  let sum = view.getUint8(at) & firstMask;
  for (let index = 1; index < bytes; index += 1) sum = sum * 256 + view.getUint8(at + index);
  return sum;
}

const OGG_PAGE = 0x4f676753;
const BEGINS = 2;

/** All streams begin before anything else: there is one, and it is Opus. */
function isOgg(view: DataView): boolean {
  const begins: string[] = [];
  let pages = 0;
  for (let at = 0; at < view.byteLength; pages += 1) {
    if (view.getUint32(at) !== OGG_PAGE) return false;
    const segments = view.getUint8(at + 26);
    let size = 0;
    for (let index = 0; index < segments; index += 1) size += view.getUint8(at + 27 + index);
    const start = at + 27 + segments;
    if (view.getUint8(at + 5) & BEGINS) begins.push(ascii(view, start, start + 8));
    at = start + size;
    if (at > view.byteLength) return false;
  }
  return pages > 2 && isOnly(begins, 'OpusHead');
}

const name = (text: string) => [...text].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);

function isMp4(view: DataView): boolean {
  const [first, ...rest] = boxes(view, whole(view));
  if (first?.id !== name('ftyp') || !rest.some(({ id }) => id === name('mdat'))) return false;
  const handlers = find(view, boxes, ['moov', 'trak', 'mdia', 'hdlr'].map(name));
  return isOnly(
    handlers.map(({ from }) => ascii(view, from + 8, from + 12)),
    'soun',
  );
}

function* boxes(view: DataView, { from, to }: { from: number; to: number }): Iterable<Part> {
  for (let at = from; at < to; ) {
    const short = view.getUint32(at);
    const head = short === 1 ? 16 : 8;
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short;
    if (size < head || at + size > to) throw new RangeError('a box that is too small or too large');
    yield { id: view.getUint32(at + 4), from: at + head, to: at + size };
    at += size;
  }
}

/** 1: whole numbers, 3: floating point (RFC 2361). */
const PCM = [1, 3];

function isWav(view: DataView): boolean {
  const isRiff = ascii(view, 0, 4) === 'RIFF' && ascii(view, 8, 12) === 'WAVE';
  if (!isRiff || view.getUint32(4, true) + 8 > view.byteLength) return false;
  const parts = [...chunks(view, { from: 12, to: view.getUint32(4, true) + 8 })];
  const format = parts.find(({ id }) => id === name('fmt '));
  return (
    format !== undefined &&
    PCM.includes(view.getUint16(format.from, true)) &&
    parts.some(({ id }) => id === name('data'))
  );
}

function* chunks(view: DataView, { from, to }: { from: number; to: number }): Iterable<Part> {
  for (let at = from; at + 8 <= to; ) {
    const size = view.getUint32(at + 4, true);
    yield { id: view.getUint32(at), from: at + 8, to: Math.min(to, at + 8 + size) };
    at += 8 + size + (size % 2);
  }
}

function isOnly(found: readonly string[], wanted: string): boolean {
  return found.length > 0 && found.every((one) => one === wanted);
}
