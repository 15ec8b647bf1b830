import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** One file of an archive. `isPacked`: photos and sound do not get smaller. */
export type Entry = { name: string; isPacked: boolean; parts: AsyncIterable<Uint8Array> };

/**
 * A zip, piece by piece, while it is read: never more than one part of one file is held.
 *
 * @throws what `entries` or one of their parts throws
 */
export async function* zipOf(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for await (const { name, isPacked, parts } of entries) {
    const file = isPacked ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    zip.add(file);
    for await (const part of parts) {
      file.push(part);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
