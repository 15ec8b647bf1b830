import { spawn } from 'node:child_process';
import { rm, stat } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { MAX_MEDIUM_BYTES, type Medium } from '../../protocol/messages.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Timers } from '../live/timers.ts';
import type { Log } from '../log.ts';
import type { Media } from '../store/media.ts';
import type { Store } from '../store/store.ts';
import { listUnplayable, type Unplayable } from './unplayable.ts';

/** Nobody waits before a screen for it: the message has arrived, and says that it cannot be played yet. */
const LOOK_EVERY_MS = 60_000;
/** Three minutes of film take a small machine one; what takes ten is no film. */
const LONGEST_MS = 10 * 60_000;
/** 720p needs a fifth of it; who claims frames as large as a wall gets none. In KB, as `ulimit` counts. */
const MOST_MEMORY_KB = 2 * 1024 * 1024;
/** 4K, turned any way. */
const MOST_PIXELS = 3840 * 2160;

type Deps = {
  store: Store;
  media: Media;
  /** Where a film is written until it is whole. */
  folder: string;
  /** The program; null: films stay as they were recorded. */
  ffmpeg: string | null;
  timers: Timers;
  log: Log;
  /** After so long it is given up. */
  longestMs?: number;
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

async function convertAll(deps: Working, failed: Set<Id>): Promise<void> {
  for (const one of await listUnplayable(deps.store)) {
    if (failed.has(one.id)) continue;
    const isDone = await convert(deps, one);
    if (!isDone) failed.add(one.id);
    deps.log.info({ id: one.id }, isDone ? 'a film was converted' : 'a film could not be converted');
  }
}

/** @returns false when it did not work */
async function convert(deps: Working, one: Unplayable): Promise<boolean> {
  const { store, media, folder, ffmpeg, longestMs = LONGEST_MS } = deps;
  const out = join(folder, `${store.newId()}.mp4`);
  const { facilityId, medium } = one;
  try {
    const isDone = await run(
      ffmpeg,
      argumentsFor(media.pathOf(facilityId, medium.hash), out, medium),
      longestMs,
    );
    if (!isDone) return false;
    await media.mustHaveRoom(facilityId, (await stat(out)).size);
    const facts = await media.keep(facilityId, out);
    // A picture that could not be read leaves its sound: that is not the film that was sent.
    if (sortOf(facts) !== sortOf(medium)) return false;
    await store.write(facilityId, (writing) => one.replace(writing, { ...medium, ...facts }));
    return true;
  } catch {
    return false;
  } finally {
    await rm(out, { force: true });
  }
}

const sortOf = ({ type }: Pick<Medium, 'type'>) => type.split('/')[0];

/**
 * No network, no other file than this one, read as what it was recognised to be and as nothing else; one core, and nothing
 * larger than a tablet shows or a message may be.
 */
function argumentsFor(from: string, to: string, { type }: Medium): string[] {
  const isFilm = type.startsWith('video/');
  const format = type.endsWith('/ogg') ? 'ogg' : 'matroska';
  const few = ['-protocol_whitelist', 'file', '-max_pixels', String(MOST_PIXELS), '-threads', '1'];
  const input = [...few, '-f', format, '-i', from, '-t', '240', '-fs', String(MAX_MEDIUM_BYTES)];
  const scale = 'scale=trunc(min(1280\\,iw)/2)*2:-2';
  const film = ['-map', '0:v:0', '-map', '0:a:0?'];
  const picture = [
    '-vf',
    scale,
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-crf',
    '26',
    '-pix_fmt',
    'yuv420p',
  ];
  const sound = ['-c:a', 'aac', '-b:a', '96k', '-threads', '1'];
  const output = ['-movflags', '+faststart', '-f', 'mp4', '-y', to];
  return [
    '-v',
    'error',
    '-nostdin',
    ...input,
    ...(isFilm ? [...film, ...picture] : ['-vn']),
    ...sound,
    ...output,
  ];
}

/** The shell sets the limit, where the system knows one, and is then the program itself: what is killed is the program. */
const WITHIN_LIMITS = `ulimit -v ${MOST_MEMORY_KB} 2>/dev/null; exec "$0" "$@"`;

/** Runs a program to its end, behind everything else that the machine does. @returns whether it said that all is well */
function run(program: string, args: readonly string[], timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { stdio: 'ignore', timeout: timeoutMs, killSignal: 'SIGKILL' } as const;
    const child =
      process.platform === 'win32'
        ? spawn(program, args, options)
        : spawn('/bin/sh', ['-c', WITHIN_LIMITS, program, ...args], options);
    if (child.pid) lowerPriority(child.pid);
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It is over already.
  }
}
