import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MediumType } from '../../protocol/messages.ts';
import type { BlobHash, Id } from '../../protocol/primitives.ts';
import type { Known } from '../principal.ts';
import { Refused } from '../refused.ts';
import { recogniseAudio } from './audio-format.ts';
import { recogniseFilm } from './film-format.ts';
import {
  bytesTaken,
  findMedium,
  forgetMediaNow,
  forgetUnnamedMedia,
  type MediumFacts,
  noteMedium,
} from './media-rows.ts';
import { recognisePhoto } from './photo-format.ts';
import { mediaInScope } from './pull.ts';
import type { Store } from './store.ts';

/** A file that may be read: it is open, and whoever got it closes it. */
export type OpenMedium = MediumFacts & { file: FileHandle };

/** The files of messages: films, voices, photos. */
export interface Media {
  /**
   * Takes over a whole file, which is gone afterwards from where it was, or stays there when it is refused.
   * @throws Refused `not-an-image`: nothing of what a message may have
   */
  keep(facilityId: Id, path: string): Promise<MediumFacts>;
  /** @throws Refused `not-found` also for one that exists but that no message in the asker's scope names */
  open(principal: Known, hash: BlobHash): Promise<OpenMedium>;
  /** Where a file lies, for the server itself. */
  pathOf(facilityId: Id, hash: BlobHash): string;
  /** @throws Refused `no-room`: with so many bytes more the facility would have more than its share */
  mustHaveRoom(facilityId: Id, bytes: number): Promise<void>;
  /** Removes those of these that no record names any more, now. @returns how many */
  forget(facilityId: Id, hashes: readonly BlobHash[]): Promise<number>;
  /** Removes what no record names (any more). */
  sweep(): Promise<void>;
}

export type MediaOptions = {
  /** Made when the first one comes. */
  folder: string;
  /** How many bytes one facility's messages may take. */
  quota: number;
};

/** What was uploaded is named by a message at once, unless the network fails in between: by then it has come back. */
const UNNAMED_MS = 2 * 24 * 60 * 60 * 1000;
/** Photos and voices are small, and looked at whole; a larger file is a film or nothing. */
const MAX_SMALL = 8 * 1024 * 1024;

/** As files named by their hash, one folder a facility: the same film in two facilities is two. */
export function createMedia(store: Store, { folder, quota }: MediaOptions): Media {
  const pathOf = (facilityId: Id, hash: BlobHash) => join(folder, facilityId, hash);
  /** One after the other: what is swept must not be the very file that is kept again. */
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  return {
    pathOf,
    async keep(facilityId, path) {
      const facts = await lookAt(path);
      return await inTurn(async () => {
        await moveDurably(path, { folder: join(folder, facilityId), name: facts.hash });
        await noteMedium(store.db, { ...facts, facilityId, now: store.clock() });
        return facts;
      });
    },
    async open(principal, hash) {
      const { facilityId } = principal;
      const facts = await findMedium(store.db, facilityId, hash);
      if (!facts || !(await mediaInScope(store.db, principal)).has(hash)) throw new Refused('not-found');
      const file = await open(pathOf(facilityId, hash), 'r').catch(() => null);
      if (!file) throw new Refused('not-found');
      return { ...facts, file };
    },
    async mustHaveRoom(facilityId, bytes) {
      if ((await bytesTaken(store.db, facilityId)) + bytes > quota) throw new Refused('no-room');
    },
    forget: (facilityId, hashes) =>
      inTurn(async () => {
        const gone = await forgetMediaNow(store.db, facilityId, hashes);
        for (const hash of gone) await rm(pathOf(facilityId, hash), { force: true });
        return gone.length;
      }),
    sweep: () =>
      inTurn(async () => {
        for (const { facilityId, hash } of await forgetUnnamedMedia(store.db, store.clock() - UNNAMED_MS))
          await rm(pathOf(facilityId, hash), { force: true });
      }),
  };
}

/** Reads a file once for its name, and looks into it for what it is; never more of it in memory than a small one has. */
async function lookAt(path: string): Promise<MediumFacts> {
  const file = await open(path, 'r');
  try {
    const { size: bytes } = await file.stat();
    const type = await recognise(path, { file, bytes });
    if (type === null) throw new Refused('not-an-image');
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    return { hash: hash.digest('hex'), type, bytes };
  } finally {
    await file.close();
  }
}

type Opened = { file: FileHandle; bytes: number };

async function recognise(path: string, { file, bytes }: Opened): Promise<MediumType | null> {
  const film = await recogniseFilm(file, bytes);
  if (film !== null || bytes > MAX_SMALL) return film;
  const whole = new Uint8Array(await readFile(path));
  return recognisePhoto(whole) ?? recogniseAudio(whole);
}

/** Under its name there is the whole file or none, also after a power cut. */
async function moveDurably(path: string, to: { folder: string; name: string }): Promise<void> {
  await mkdir(to.folder, { recursive: true, mode: 0o700 });
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
  await rename(path, join(to.folder, to.name));
  const directory = await open(to.folder, 'r');
  await directory.sync().catch(() => undefined); // Windows cannot sync a folder.
  await directory.close();
}
