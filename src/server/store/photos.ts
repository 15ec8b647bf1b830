import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobHash, Id } from '../../protocol/primitives.ts';
import type { Known } from '../principal.ts';
import { Refused } from '../refused.ts';
import { findBlobType, hasBlob, noteBlob } from './blob-rows.ts';
import { recognisePhoto } from './photo-format.ts';
import { photosInScope } from './pull.ts';
import type { Store } from './store.ts';

export interface Photos {
  /** Keeps a photo. @returns its name @throws Refused `not-an-image` */
  keep(facilityId: Id, bytes: Uint8Array): Promise<BlobHash>;
  /** @throws Refused `not-found` also for a photo that exists but that no record in the asker's scope names */
  read(principal: Known, hash: BlobHash): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string }>;
}

/**
 * Photos as files named by their hash, one folder a facility: the same picture in two facilities is two files, so that
 * erasing one leaves the other alone.
 *
 * @param folder made when the first photo comes
 */
export function createPhotos(store: Store, folder: string): Photos {
  return {
    async keep(facilityId, bytes) {
      const type = recognisePhoto(bytes);
      if (type === null) throw new Refused('not-an-image');
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (await hasBlob(store.db, facilityId, hash)) return hash;
      await writeDurably(join(folder, facilityId), { name: hash, bytes, temporary: store.newId() });
      await noteBlob(store.db, { facilityId, hash, type, bytes: bytes.length, now: store.clock() });
      return hash;
    },
    async read(principal, hash) {
      const { facilityId } = principal;
      const type = await findBlobType(store.db, facilityId, hash);
      // Staff also see what they have just uploaded and not yet given to anybody.
      const isSeen = principal.kind === 'staff' || (await photosInScope(store.db, principal)).has(hash);
      if (type === null || !isSeen) throw new Refused('not-found');
      return { bytes: new Uint8Array(await readFile(join(folder, facilityId, hash))), type };
    },
  };
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
