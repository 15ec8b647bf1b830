import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Message } from '../../protocol/messages.ts';
import type { Log } from '../log.ts';
import { type House, openHouse, type Settled } from '../test-house.ts';
import { mp4 } from '../test-voice.ts';
import { answers, startConverting } from './convert-films.ts';

/** A second and a half of Chromium's fake camera and microphone, as its MediaRecorder writes it: VP8 and Opus, without a length. */
const RECORDED = join(import.meta.dirname, 'recorded-by-chromium.fixture.webm');

/** With what is installed here; where nothing is, a stand-in that makes films of the same kinds, so that the way is walked everywhere. */
const isReal = await answers('ffmpeg');

let house: House;
let us: Settled;
let folder: string;
let log: string[];
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
  folder = join(house.dataDir, 'converting');
  log = [];
  await mkdir(folder);
});
afterEach(() => house.close());

/** A film from Marie that the tablet cannot play. `spoil`: what happened to its file. @returns its message's id */
async function unplayable(spoil: (path: string) => Promise<void> = async () => undefined): Promise<string> {
  const path = join(house.dataDir, randomUUID());
  await copyFile(RECORDED, path);
  const facts = await house.server.media.keep(us.facilityId, path);
  const film = { ...facts, width: 320, height: 240, durationMs: 1500 };
  const id = randomUUID();
  const args = { id, contactId: us.contactId, kind: 'video' as const, media: [film], text: '' };
  await house.mutate('message.send', args, us.relative);
  await house.mutate('message.arrived', { id, plays: false }, us.tablet);
  await spoil(house.server.media.pathOf(us.facilityId, facts.hash));
  return id;
}

async function script(what: string): Promise<string> {
  const path = join(house.dataDir, `program-${randomUUID()}.sh`);
  await writeFile(join(house.dataDir, 'made.mp4'), mp4(['vide', 'soun']));
  await writeFile(path, `#!/bin/sh\nfor last; do :; done\n${what}\n`);
  await chmod(path, 0o755);
  return path;
}

/** Takes the recording as it was, and nothing else. */
const standIn = () =>
  script(`for it; do [ "$before" = -i ] && from=$it; before=$it; done
    cmp -s "$from" ${RECORDED} && cp ${house.dataDir}/made.mp4 "$last"`);

/** Looks once. @returns what came of it, once the program is through */
async function convert(ffmpeg: string, id: string, longestMs = 60_000): Promise<Message | null> {
  let look: () => void = () => undefined;
  const { store, media } = house.server;
  const timers = {
    after: () => () => undefined,
    every(_: number, run: () => void) {
      look = run;
      return () => undefined;
    },
  };
  const note = (_: object, said: string) => void log.push(said);
  const seen = { debug: note, info: note, warn: note, error: note } as Log;
  startConverting({ store, media, folder, ffmpeg, timers, log: seen, longestMs });
  look();
  await vi.waitFor(() => expect(log).toHaveLength(1), { timeout: 20_000 });
  expect(await readdir(folder)).toEqual([]);
  const { body } = await house.call('pull', { since: 0, scope: null }, us.tablet);
  const { changes } = body as { changes: { id: string; body: Message }[] };
  return changes.find((change) => change.id === id)?.body ?? null;
}

describe(
  isReal ? 'with the ffmpeg of this machine' : 'with a stand-in, for this machine has no ffmpeg',
  () => {
    const program = () => (isReal ? Promise.resolve('ffmpeg') : standIn());

    test('what Chromium recorded becomes a film that every tablet plays: H.264 and AAC in MP4', async () => {
      const id = await unplayable();
      const message = await convert(await program(), id);
      expect(message).toMatchObject({ unplayable: false, arrivedAt: null, media: [{ type: 'video/mp4' }] });
      expect(log).toEqual(['a film was converted']);
      const hash = message?.media[0]?.hash ?? '';
      if (isReal)
        expect(await codecsOf(house.server.media.pathOf(us.facilityId, hash))).toEqual(['aac', 'h264']);
      expect((await house.ask(`/api/media/${hash}`, {}, us.tablet)).status).toBe(200);
    });

    test.each<[string, (path: string) => Promise<void>]>([
      ['was cut off after its first words', (path) => truncate(path, 200)],
      ['is empty', (path) => truncate(path, 0)],
      [
        'is a list of other files to read',
        (path) => writeFile(path, "ffconcat version 1.0\nfile '/etc/passwd'\n"),
      ],
      [
        'is a playlist that leads to a network',
        (path) => writeFile(path, '#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n'),
      ],
      ['begins like a film and goes on with noise', spoilAfter(60)],
      ['claims pictures as large as a wall', claimWall],
    ])(
      'a film that %s stays as it is',
      async (_, spoil) => {
        const id = await unplayable(spoil);
        expect(await convert(await program(), id)).toMatchObject({
          unplayable: true,
          media: [{ type: 'video/webm' }],
        });
        expect(log).toEqual(['a film could not be converted']);
      },
      30_000,
    );
  },
);

describe('a program that does not behave', () => {
  test('is ended when its time is over', async () => {
    const id = await unplayable();
    const began = performance.now();
    expect(await convert(await script('exec sleep 60'), id, 300)).toMatchObject({ unplayable: true });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('gets no more memory than its share, where the system counts it', async () => {
    const id = await unplayable();
    await convert(await script(`ulimit -v > ${house.dataDir}/limit; exit 1`), id);
    const limit = (await readFile(join(house.dataDir, 'limit'), 'utf8')).trim();
    expect(limit).toBe(process.platform === 'linux' ? '2097152' : 'unlimited');
  });
});

/** The first bytes as they were, the rest noise. */
function spoilAfter(bytes: number) {
  return async (path: string) => {
    const film = await readFile(path);
    await writeFile(path, Buffer.concat([film.subarray(0, bytes), Buffer.alloc(film.length - bytes, 0x5a)]));
  };
}

/** In Matroska's own words (PixelWidth), and in those of the first picture, both ways (RFC 6386, 9.1): 16,383 px. */
async function claimWall(path: string): Promise<void> {
  const film = await readFile(path);
  const start = film.indexOf(Buffer.from([0x9d, 0x01, 0x2a]));
  film.writeUInt16BE(16_383, film.indexOf(Buffer.from([0xb0, 0x82])) + 2);
  film.writeUInt16LE(16_383, start + 3);
  film.writeUInt16LE(16_383, start + 5);
  await writeFile(path, film);
}

async function codecsOf(path: string): Promise<string[]> {
  const asked = ['-v', 'error', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0', path];
  const { stdout } = await promisify(execFile)('ffprobe', asked);
  return stdout.trim().split('\n').sort();
}
