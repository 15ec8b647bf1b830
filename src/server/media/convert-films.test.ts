import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Message } from '../../protocol/messages.ts';
import { createLog } from '../log.ts';
import { type House, openHouse, type Settled } from '../test-house.ts';
import { mp4, webm } from '../test-voice.ts';
import { keepFilm } from '../test-world.ts';
import { answers, startConverting } from './convert-films.ts';

let house: House;
let us: Settled;
let id: string;
let folder: string;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
  folder = join(house.dataDir, 'converting');
  await mkdir(folder);
  id = randomUUID();
  const film = await keepFilm(house, us.facilityId, webm(['V_VP8', 'A_OPUS']));
  const args = { id, contactId: us.contactId, kind: 'video' as const, media: [film], text: '' };
  await house.mutate('message.send', args, us.relative);
  await house.mutate('message.arrived', { id, plays: false }, us.tablet);
});
afterEach(() => house.close());

/** A program that writes down how it was called and does `what`; its last argument is where it should write. */
async function program(what: string): Promise<string> {
  const path = join(house.dataDir, 'fake-ffmpeg.sh');
  await writeFile(join(house.dataDir, 'made.mp4'), mp4(['vide', 'soun']));
  await writeFile(path, `#!/bin/sh\necho "$@" >> ${house.dataDir}/called\nfor last; do :; done\n${what}\n`);
  await chmod(path, 0o755);
  return path;
}
const called = async () =>
  (await readFile(join(house.dataDir, 'called'), 'utf8').catch(() => '')).split('\n').filter(Boolean);

/** Looks as often as a test says. */
function converting(ffmpeg: string | null) {
  let look: () => void = () => undefined;
  const { store, media } = house.server;
  const timers = {
    after: () => () => undefined,
    every(_: number, run: () => void) {
      look = run;
      return () => undefined;
    },
  };
  startConverting({ store, media, folder, ffmpeg, timers, log: createLog('silent') });
  return () => look();
}
const message = async (): Promise<Message | null> => {
  const { body } = await house.call('pull', { since: 0, scope: null }, us.tablet);
  const { changes } = body as { changes: { id: string; body: Message }[] };
  return changes.find((change) => change.id === id)?.body ?? null;
};
const soon = (look: () => Promise<void>) => vi.waitFor(look, { timeout: 10_000 });

describe('a film that the tablet cannot play', () => {
  test('comes again as one that it can', async () => {
    const look = converting(await program(`cp ${house.dataDir}/made.mp4 "$last"`));
    look();
    await soon(async () => expect((await message())?.unplayable).toBe(false));
    expect(await message()).toMatchObject({ arrivedAt: null, seenAt: null, media: [{ type: 'video/mp4' }] });
    const hash = (await message())?.media[0]?.hash ?? '';
    expect((await house.ask(`/api/media/${hash}`, {}, us.tablet)).status).toBe(200);
    expect(await readdir(folder)).toEqual([]);
    look();
    expect(await called()).toHaveLength(1);
  });

  test.each([
    ['fails', 'exit 1'],
    ['writes what is no film', 'echo "<script>" > "$last"'],
    ['writes nothing', 'exit 0'],
  ])('stays as it is when the program %s, and is not tried again and again', async (_, what) => {
    const look = converting(await program(what));
    for (let time = 0; time < 3; time += 1) {
      look();
      await soon(async () => expect(await called()).toHaveLength(1));
      await soon(async () => expect(await readdir(folder)).toEqual([]));
    }
    expect(await message()).toMatchObject({ unplayable: true, media: [{ type: 'video/webm' }] });
  });

  test('is called with nothing that a sender could choose', async () => {
    converting(await program('exit 1'))();
    await soon(async () => expect(await called()).toHaveLength(1));
    const [line] = await called();
    expect(line).toContain('-protocol_whitelist file');
    expect(line).toMatch(/-i \S+\/media\/[0-9a-f-]{36}\/[0-9a-f]{64} /);
  });

  test('stays as it is without the program', async () => {
    converting(null)();
    expect(await message()).toMatchObject({ unplayable: true });
  });
});

test.each([
  ['no-such-program', 'as-recorded'],
  ['true', 'converted'],
])('with %s as ffmpeg the server says that films are %s', async (ffmpeg, films) => {
  const other = await openHouse({ ffmpeg });
  expect((await other.call('health', null)).body).toEqual({ ok: true, films });
  await other.close();
});

test('a program that is not there is known before anybody waits for it', async () => {
  expect(await answers('no-such-program')).toBe(false);
  expect(await answers(process.execPath)).toBe(false);
  expect(await answers('true')).toBe(true);
});
