import { fileKind } from './image-kind.ts';

/** Decoding needs about 4 bytes a pixel; what is larger than this is no photo of a face. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** Side in pixels to work on: four times the zoom of what is kept, at most. */
const WORK_SIDE = 2400;

export type OpenedPhoto =
  | { at: 'opened'; picture: ImageBitmap }
  | { at: 'refused'; why: 'not-an-image' | 'heic' | 'unreadable' };

/**
 * Decodes a chosen file, upright (browsers apply EXIF's orientation), and small enough to drag about. The file's name
 * and declared type are not believed.
 */
export async function openPhoto(file: File): Promise<OpenedPhoto> {
  const kind = fileKind(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
  if (kind === 'other') return { at: 'refused', why: 'not-an-image' };
  if (file.size > MAX_FILE_BYTES) return { at: 'refused', why: 'unreadable' };
  try {
    return { at: 'opened', picture: await shrink(await createImageBitmap(file)) };
  } catch {
    // Safari reads HEIC; elsewhere the words must say how to get around it.
    return { at: 'refused', why: kind === 'heic' ? 'heic' : 'unreadable' };
  }
}

async function shrink(picture: ImageBitmap): Promise<ImageBitmap> {
  const factor = WORK_SIDE / Math.max(picture.width, picture.height);
  if (factor >= 1) return picture;
  const small = await createImageBitmap(picture, {
    resizeWidth: Math.max(1, Math.round(picture.width * factor)),
    resizeHeight: Math.max(1, Math.round(picture.height * factor)),
    resizeQuality: 'high',
  });
  picture.close();
  return small;
}
