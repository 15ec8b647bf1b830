/* For tests: the smallest recordings of each format that a browser makes, put together byte by byte. */

type Bytes = readonly number[];

const text = (letters: string): Bytes => [...letters].map((letter) => letter.charCodeAt(0));
const big = (value: number, bytes: number): Bytes =>
  Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** (bytes - 1 - at)) % 256);
const little = (value: number, bytes: number): Bytes => [...big(value, bytes)].reverse();
const join = (...parts: Bytes[]): Bytes => parts.flat();
const SOUND = Array.from({ length: 64 }, (_, at) => (at * 37) % 256);

/** EBML: id, a length of eight bytes, content. */
const element = (id: Bytes, content: Bytes): Bytes => join(id, [1], big(content.length, 7), content);
/** A recorder does not know how long it will go on. */
const endless = (id: Bytes, content: Bytes): Bytes => join(id, [1], Array(7).fill(0xff), content);

/** @param codecs one track each */
export function webm(codecs: readonly string[] = ['A_OPUS'], docType = 'webm'): Uint8Array<ArrayBuffer> {
  const tracks = codecs.map((codec) =>
    element([0xae], join(element([0x83], [codec.startsWith('V') ? 1 : 2]), element([0x86], text(codec)))),
  );
  return new Uint8Array(
    join(
      element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], text(docType))),
      endless(
        [0x18, 0x53, 0x80, 0x67],
        join(
          element([0x16, 0x54, 0xae, 0x6b], join(...tracks)),
          endless([0x1f, 0x43, 0xb6, 0x75], element([0xa3], SOUND)),
        ),
      ),
    ),
  );
}

const page = (flags: number, content: Bytes): Bytes =>
  join(text('OggS'), [0, flags], Array(20).fill(0), [1, content.length], content);

/** @param streams what each begins with */
export function ogg(streams: readonly string[] = ['OpusHead']): Uint8Array<ArrayBuffer> {
  const begins = streams.map((stream) => page(2, join(text(stream), SOUND)));
  return new Uint8Array(join(...begins, page(0, text('OpusTags')), page(4, SOUND)));
}

const box = (name: string, ...content: Bytes[]): Bytes => {
  const inside = join(...content);
  return join(big(inside.length + 8, 4), text(name), inside);
};

/** @param handlers of each track: `soun`, `vide` */
export function mp4(handlers: readonly string[] = ['soun']): Uint8Array<ArrayBuffer> {
  const tracks = handlers.map((handler) =>
    box('trak', box('mdia', box('hdlr', big(0, 8), text(handler), big(0, 13)))),
  );
  return new Uint8Array(join(box('ftyp', text('iso5')), box('moov', ...tracks), box('mdat', SOUND)));
}

const chunk = (name: string, content: Bytes): Bytes =>
  join(text(name), little(content.length, 4), content, content.length % 2 ? [0] : []);

/** @param format 1: PCM */
export function wav(format = 1, sound: Bytes = SOUND): Uint8Array<ArrayBuffer> {
  const fields = join(
    little(format, 2),
    little(1, 2),
    little(8000, 4),
    little(8000, 4),
    little(1, 2),
    [8, 0],
  );
  const inside = join(text('WAVE'), chunk('fmt ', fields), chunk('data', sound));
  return new Uint8Array(chunk('RIFF', inside));
}
