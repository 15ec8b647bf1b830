import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mp4, ogg, wav, webm } from '../test-voice.ts';
import { recogniseFilm } from './film-format.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moien-film-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function recognise(bytes: Uint8Array): Promise<string | null> {
  const path = join(folder, 'film');
  await writeFile(path, bytes);
  const file = await open(path, 'r');
  try {
    return await recogniseFilm(file, bytes.length);
  } finally {
    await file.close();
  }
}
const film = () => webm(['V_VP8', 'A_OPUS']);

describe('a film', () => {
  test.each([
    ['video/mp4', mp4(['vide', 'soun'])],
    ['video/mp4', mp4(['vide'])],
    ['video/webm', film()],
    ['video/webm', webm(['V_VP9'])],
  ])('is %s by its structure', async (type, bytes) => {
    expect(await recognise(bytes)).toBe(type);
  });

  test('may be longer than what is looked at once', async () => {
    const free = Buffer.alloc(300_000);
    free.writeUInt32BE(free.length, 0);
    free.write('free', 4, 'latin1');
    expect(await recognise(new Uint8Array(Buffer.concat([mp4(['vide']), free])))).toBe('video/mp4');
  });
});

describe('no film', () => {
  test.each([
    ['sound alone', mp4(['soun'])],
    ['sound alone in WebM', webm(['A_OPUS'])],
    ['Ogg', ogg()],
    ['WAV', wav()],
    ['a Matroska of another kind', webm(['V_VP8'], 'matroska')],
    ['a track that is neither picture nor sound', mp4(['vide', 'text'])],
    ['nothing', new Uint8Array()],
    ['a few bytes', new Uint8Array([0, 0, 0, 24])],
    [
      'a box that says it is larger than the file',
      new Uint8Array([0xff, 0xff, 0xff, 0xff, ...mp4(['vide']).slice(4)]),
    ],
    [
      'a box of no size at all',
      new Uint8Array([...mp4(['vide']), 0, 0, 0, 1, 102, 114, 101, 101, ...Array(8).fill(0)]),
    ],
  ])('is %s', async (_, bytes) => {
    expect(await recognise(bytes)).toBeNull();
  });

  test.each(Array.from({ length: 12 }, (_, n) => n * 13 + 1))(
    'is one that lacks its last %i bytes',
    async (lost) => {
      for (const whole of [mp4(['vide', 'soun']), film()])
        if (lost < 60) expect(await recognise(whole.slice(0, -lost))).toBeNull();
    },
  );

  test('is anything that begins like one and goes on as noise', async () => {
    for (const whole of [mp4(['vide']), film()]) {
      const noise = Uint8Array.from({ length: 2000 }, (_, at) => (at * 7919) % 256);
      const broken = new Uint8Array([...whole.slice(0, 40), ...noise]);
      expect(await recognise(broken)).toBeNull();
    }
  });
});
