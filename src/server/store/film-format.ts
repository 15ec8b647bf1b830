import type { FileHandle } from 'node:fs/promises';

/** Some bytes of a file, for looking at them one part after another without holding the whole. */
type Look = (at: number, length: number) => Promise<DataView>;
type FilmType = 'video/mp4' | 'video/webm';

/** Read at once; the parts of a film that are looked at lie close to each other. */
const WINDOW = 64 * 1024;
/** What describes a film of three minutes is far smaller; a larger one is somebody's trick. */
const MAX_HEAD = 4 * 1024 * 1024;
/** A film of three minutes has some ten thousand parts. */
const MAX_PARTS = 200_000;

/**
 * What kind of film a file is, by its structure and not by anybody's word: what browsers record, and telephones' own.
 * Formats: MP4 (ISO 14496-12), WebM (RFC 8794, RFC 9559). Every part must end where it says: a film that was cut off is none.
 *
 * @returns null for anything else, also for sound without a picture
 */
export async function recogniseFilm(file: FileHandle, size: number): Promise<FilmType | null> {
  const look = lookInto(file, size);
  try {
    const head = await look(0, 12);
    if (head.getUint32(4) === FTYP) return (await isMp4(look, size)) ? 'video/mp4' : null;
    if (head.getUint32(0) === EBML) return (await isWebm(look, size)) ? 'video/webm' : null;
    return null;
  } catch (error) {
    // Every read past the end: the film is cut off, or none.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function lookInto(file: FileHandle, size: number): Look {
  let from = 0;
  let window = Buffer.alloc(0);
  return async (at, length) => {
    if (at < 0 || length > MAX_HEAD || at + length > size) throw new RangeError('past the end');
    if (at < from || at + length > from + window.length) {
      const buffer = Buffer.alloc(Math.min(Math.max(WINDOW, length), size - at));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
      [from, window] = [at, buffer.subarray(0, bytesRead)];
      if (bytesRead < length) throw new RangeError('past the end');
    }
    return new DataView(window.buffer, window.byteOffset + at - from, length);
  };
}

const name = (text: string) => [...text].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
const text = (view: DataView, at: number, length: number) =>
  String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length));

const FTYP = name('ftyp');
const MOOV = name('moov');
const MDAT = name('mdat');

type Box = { id: number; at: number; from: number; to: number };

async function isMp4(look: Look, size: number): Promise<boolean> {
  const found = new Set<number>();
  let tracks: string[] = [];
  let parts = 0;
  for (let at = 0; at < size; ) {
    const box = await boxAt(look, at, size);
    if (parts++ > MAX_PARTS) return false;
    found.add(box.id);
    if (box.id === MOOV) tracks = await handlersIn(look, box);
    at = box.to;
  }
  const isSound = tracks.every((track) => track === 'vide' || track === 'soun');
  return found.has(MDAT) && tracks.includes('vide') && isSound;
}

async function boxAt(look: Look, at: number, end: number): Promise<Box> {
  const short = await look(at, 8);
  const [length, id] = [short.getUint32(0), short.getUint32(4)];
  const isLong = length === 1;
  const size = isLong ? Number((await look(at + 8, 8)).getBigUint64(0)) : length === 0 ? end - at : length;
  const head = isLong ? 16 : 8;
  if (size < head || at + size > end) throw new RangeError('a box that is too small or too large');
  return { id, at, from: at + head, to: at + size };
}

/** What the tracks are: `vide`, `soun`, and what no message has (`text`, `hint` …). */
async function handlersIn(look: Look, moov: Box): Promise<string[]> {
  let around: Box[] = [moov];
  for (const id of ['trak', 'mdia', 'hdlr'].map(name)) {
    const inside = await Promise.all(around.map((box) => boxesIn(look, box)));
    around = inside.flat().filter((box) => box.id === id);
  }
  const handlers: string[] = [];
  for (const { from } of around) handlers.push(text(await look(from, 12), 8, 4));
  return handlers;
}

async function boxesIn(look: Look, { from, to }: Box): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let at = from; at < to; ) {
    const box = await boxAt(look, at, to);
    if (boxes.length > 1000) throw new RangeError('too many boxes');
    boxes.push(box);
    at = box.to;
  }
  return boxes;
}

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const TRACKS = 0x1654ae6b;
const TRACK = 0xae;
const TRACK_TYPE = 0x83;
const CLUSTER = 0x1f43b675;
const DOC_TYPE = 0x4282;
/** Gone into, the others are stepped over: so a cluster that does not know its length ends where the next one begins. */
const OPENED: readonly number[] = [EBML, SEGMENT, CLUSTER, TRACKS, TRACK];

async function isWebm(look: Look, size: number): Promise<boolean> {
  const tracks: number[] = [];
  let kind = '';
  let clusters = 0;
  let parts = 0;
  for (let at = 0; at < size; ) {
    const { id, from, length } = await elementAt(look, at, size);
    if (parts++ > MAX_PARTS) return false;
    if (id === CLUSTER) clusters += 1;
    const isOpened = OPENED.includes(id);
    if (!isOpened && length === null) return false;
    if (id === DOC_TYPE && length) kind = text(await look(from, Math.min(length, 8)), 0, Math.min(length, 8));
    if (id === TRACK_TYPE) tracks.push((await look(from, 1)).getUint8(0));
    const to = from + (length ?? 0);
    // What is gone into must end within the file as well: the last block of a film that was cut off does not.
    if (to > size) return false;
    at = isOpened ? from : to;
  }
  const [picture, sound] = [1, 2];
  const isFilm = tracks.includes(picture) && tracks.every((type) => type === picture || type === sound);
  return kind.startsWith('webm') && clusters > 0 && isFilm;
}

/** A recorder that has not stopped yet does not know lengths: null. */
async function elementAt(look: Look, at: number, size: number) {
  const view = await look(at, Math.min(12, size - at));
  const idBytes = Math.clz32(view.getUint8(0)) - 23;
  if (idBytes > 4) throw new RangeError('no element');
  const id = number(view, { at: 0, bytes: idBytes, mask: 0xff });
  const sizeBytes = Math.clz32(view.getUint8(idBytes)) - 23;
  if (sizeBytes > 8) throw new RangeError('no element');
  // The length of the length is its highest bit; all other bits set: not known.
  const length = number(view, { at: idBytes, bytes: sizeBytes, mask: 0xff >> sizeBytes });
  const isUnknown = length === 2 ** (7 * sizeBytes) - 1;
  return { id, from: at + idBytes + sizeBytes, length: isUnknown ? null : length };
}

function number(view: DataView, { at, bytes, mask }: { at: number; bytes: number; mask: number }): number {
  let sum = view.getUint8(at) & mask;
  for (let index = 1; index < bytes; index += 1) sum = sum * 256 + view.getUint8(at + index);
  return sum;
}
