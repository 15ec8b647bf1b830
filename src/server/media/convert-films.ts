import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Medium, Message } from '../../protocol/messages.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Timers } from '../live/timers.ts';
import type { Log } from '../log.ts';
import type { Media } from '../store/media.ts';
import { changeOf } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** Nobody waits before a screen for it: the message has arrived, and says that it cannot be played yet. */
const LOOK_EVERY_MS = 60_000;
/** Three minutes of film take a small machine one; what takes ten is no film. */
const LONGEST_MS = 10 * 60_000;

type Deps = {
  store: Store;
  media: Media;
  /** Where a film is written until it is whole. */
  folder: string;
  /** The program; null: films stay as they were recorded. */
  ffmpeg: string | null;
  timers: Timers;
  log: Log;
};

/** Is this program there, and does it answer? */
export function answers(program: string): Promise<boolean> {
  return run(program, ['-version'], 10_000);
}

/**
 * Makes MP4 (H.264, AAC) of films and voices that a tablet said it cannot play: only of those, because most tablets play what
 * they get, and a conversion costs the machine more than everything else that it does. One at a time.
 *
 * @returns the function that stops it
 */
export function startConverting(deps: Deps): () => void {
  const { ffmpeg, timers, log } = deps;
  if (ffmpeg === null) return () => undefined;
  /** What did not work once is not tried again before the next start. */
  const failed = new Set<Id>();
  let isBusy = false;
  return timers.every(LOOK_EVERY_MS, () => {
    if (isBusy) return;
    isBusy = true;
    convertAll({ ...deps, ffmpeg }, failed)
      .catch((error: unknown) => log.error({ error }, 'a film could not be converted'))
      .finally(() => {
        isBusy = false;
      });
  });
}

type Working = Deps & { ffmpeg: string };
type Unplayable = { facilityId: Id; id: Id; message: Message; medium: Medium };

async function convertAll(deps: Working, failed: Set<Id>): Promise<void> {
  for (const one of await unplayable(deps.store)) {
    if (failed.has(one.id)) continue;
    if (!(await convert(deps, one))) failed.add(one.id);
  }
}

async function unplayable({ db }: Store): Promise<Unplayable[]> {
  const rows = await db
    .selectFrom('record')
    .select(['facility_id', 'kind', 'id', 'seq', 'deleted', 'body'])
    .where('kind', '=', 'message')
    .where('deleted', '=', 0)
    .where('body', 'like', '%"unplayable":true%')
    .execute();
  return rows.flatMap((row): Unplayable[] => {
    const change = changeOf(row);
    if (change.kind !== 'message' || change.body === null) return [];
    const [medium] = change.body.media;
    const isOpen = medium && /^(video|audio)\/(webm|ogg)$/.test(medium.type);
    return isOpen ? [{ facilityId: row.facility_id, id: change.id, message: change.body, medium }] : [];
  });
}

/** @returns false when it did not work */
async function convert({ store, media, folder, ffmpeg }: Working, one: Unplayable): Promise<boolean> {
  const out = join(folder, `${store.newId()}.mp4`);
  const { facilityId, id, medium } = one;
  try {
    const isDone = await run(
      ffmpeg,
      argumentsFor(media.pathOf(facilityId, medium.hash), out, medium),
      LONGEST_MS,
    );
    if (!isDone) return false;
    const facts = await media.keep(facilityId, out);
    await store.write(facilityId, async (writing) => {
      const now = await writing.get('message', id);
      // Taken back, or replaced by somebody, while it was being converted.
      if (now?.media[0]?.hash !== medium.hash) return;
      const fate = { arrivedAt: null, unplayable: false };
      await writing.put('message', id, { ...now, ...fate, media: [{ ...medium, ...facts }] });
    });
    return true;
  } catch {
    return false;
  } finally {
    await rm(out, { force: true });
  }
}

/** No network, no other file than this one, one core, and nothing larger than a tablet shows. */
function argumentsFor(from: string, to: string, { type }: Medium): string[] {
  const sound = ['-c:a', 'aac', '-b:a', '96k'];
  const picture = ['-vf', 'scale=min(1280\\,iw):-2', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '26'];
  const film = type.startsWith('video/') ? [...picture, '-pix_fmt', 'yuv420p'] : ['-vn'];
  const input = ['-protocol_whitelist', 'file', '-i', from, '-t', '240', '-threads', '1'];
  return [
    '-v',
    'error',
    '-nostdin',
    ...input,
    ...film,
    ...sound,
    '-movflags',
    '+faststart',
    '-f',
    'mp4',
    '-y',
    to,
  ];
}

/** Runs a program to its end. @returns whether it said that all is well */
function run(program: string, args: readonly string[], timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', timeout: timeoutMs, killSignal: 'SIGKILL' });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}
