import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_VOICE_BYTES } from '../../protocol/http.ts';
import type { BlobHash, Id } from '../../protocol/primitives.ts';
import type { Known } from '../principal.ts';
import { Refused } from '../refused.ts';
import { recogniseAudio } from './audio-format.ts';
import { type BlobType, findBlobType, forgetNow, forgetUnnamed, noteBlob } from './blob-rows.ts';
import { recognisePhoto } from './photo-format.ts';
import { blobsInScope } from './pull.ts';
import { isShownFace } from './shown-faces.ts';
import type { Store } from './store.ts';

/** What somebody may send. */
type Sort = 'image' | 'audio';

/** Photos and recorded voices. */
export interface Photos {
  /**
   * Keeps a photo or a voice.
   * @returns its name @throws Refused `not-an-image`: neither, `not-allowed`: not of these sorts, `too-large`
   */
  keep(facilityId: Id, bytes: Uint8Array, sorts?: readonly Sort[]): Promise<BlobHash>;
  /** @throws Refused `not-found` also for one that exists but that no record in the asker's scope names */
  read(principal: Known, hash: BlobHash): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string }>;
  /** Removes those of these that no record names any more, now. @returns how many */
  forget(facilityId: Id, hashes: readonly BlobHash[]): Promise<number>;
  /** Removes what no record names (any more). */
  sweep(): Promise<void>;
}

/** What was uploaded is named by a record at once, unless the network fails in between: by then it has come back. */
const UNNAMED_MS = 2 * 24 * 60 * 60 * 1000;

/**
 * Photos and voices as files named by their hash, one folder a facility: the same picture in two facilities is two files, so that
 * erasing one leaves the other alone.
 *
 * @param folder made when the first one comes
 */
export function createPhotos(store: Store, folder: string): Photos {
  /** One after the other: what is swept must not be the very file that is kept again. */
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  return {
    async keep(facilityId, bytes, sorts = ['image', 'audio']) {
      const type = recognise(bytes);
      if (!sorts.some((sort) => type.startsWith(`${sort}/`))) throw new Refused('not-allowed');
      const hash = createHash('sha256').update(bytes).digest('hex');
      const note = { facilityId, hash, type, bytes: bytes.length, now: store.clock() };
      return await inTurn(async () => {
        if ((await findBlobType(store.db, facilityId, hash)) === null)
          await writeDurably(join(folder, facilityId), { name: hash, bytes, temporary: store.newId() });
        await noteBlob(store.db, note);
        return hash;
      });
    },
    async read(principal, hash) {
      const { facilityId } = principal;
      const type = await findBlobType(store.db, facilityId, hash);
      // Staff also see what they have just uploaded and not yet given to anybody.
      const isSeen =
        principal.kind === 'staff' ||
        (await blobsInScope(store.db, principal)).has(hash) ||
        (principal.kind === 'tablet' && (await isShownFace(store.db, principal, hash)));
      if (type === null || !isSeen) throw new Refused('not-found');
      return { bytes: new Uint8Array(await readFile(join(folder, facilityId, hash))), type };
    },
    forget: (facilityId, hashes) =>
      inTurn(async () => {
        const gone = await forgetNow(store.db, facilityId, hashes);
        for (const hash of gone) await rm(join(folder, facilityId, hash), { force: true });
        return gone.length;
      }),
    sweep: () =>
      inTurn(async () => {
        for (const { facilityId, hash } of await forgetUnnamed(store.db, store.clock() - UNNAMED_MS))
          await rm(join(folder, facilityId, hash), { force: true });
      }),
  };
}

function recognise(bytes: Uint8Array): BlobType {
  const type = recognisePhoto(bytes) ?? recogniseAudio(bytes);
  if (type === null) throw new Refused('not-an-image');
  if (type.startsWith('audio/') && bytes.length > MAX_VOICE_BYTES) throw new Refused('too-large');
  return type;
}

type NewFile = { name: string; bytes: Uint8Array; temporary: string };

/** Under its name there is the whole file or none, also after a power cut: file first, then name, then the folder. */
async function writeDurably(folder: string, { name, bytes, temporary }: NewFile): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `${temporary}.new`);
  try {
    const file = await open(draft, 'wx', 0o600);
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
    await rename(draft, join(folder, name));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  const directory = await open(folder, 'r');
  await directory.sync().catch(() => undefined); // Windows cannot sync a folder.
  await directory.close();
}
