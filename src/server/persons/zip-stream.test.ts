import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type Entry, zipOf } from './zip-stream.ts';

async function* parts(...texts: string[]) {
  for (const text of texts) yield new TextEncoder().encode(text);
}

async function read(entries: AsyncIterable<Entry>): Promise<Record<string, string>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipOf(entries)) pieces.push(piece);
  const files = unzipSync(new Uint8Array(Buffer.concat(pieces)));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

test('holds every file as it was, packed or not, empty or in parts', async () => {
  async function* entries(): AsyncGenerator<Entry> {
    yield { name: 'a.txt', isPacked: false, parts: parts('Moien, ', 'Anne') };
    yield { name: 'photos/é.webp', isPacked: true, parts: parts('bytes') };
    yield { name: 'empty.json', isPacked: false, parts: parts() };
  }
  expect(await read(entries())).toEqual({
    'a.txt': 'Moien, Anne',
    'photos/é.webp': 'bytes',
    'empty.json': '',
  });
});

test('begins to give before the last file is asked for', async () => {
  let asked = 0;
  async function* entries(): AsyncGenerator<Entry> {
    for (const name of ['a', 'b', 'c']) {
      asked += 1;
      yield { name, isPacked: true, parts: parts('x') };
    }
  }
  await zipOf(entries()).next();
  expect(asked).toBe(1);
});

test('says so when a file cannot be read', async () => {
  async function* broken(): AsyncGenerator<Entry> {
    yield { name: 'a', isPacked: true, parts: parts('x') };
    throw new Error('the disk is gone');
  }
  await expect(read(broken())).rejects.toThrow('the disk is gone');
});
