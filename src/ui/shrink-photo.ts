/** Larger than any tablet's screen, so that a face stays sharp; a telephone's own picture is five times that. */
const LONGEST_SIDE = 1920;
const QUALITY = 0.85;

export type Shrunk = { readonly blob: Blob; readonly width: number; readonly height: number };

export type ShrinkDeps = {
  createImageBitmap: (file: Blob) => Promise<ImageBitmap>;
  /** A canvas of that size; `document.createElement('canvas')` fits. */
  createCanvas: (width: number, height: number) => HTMLCanvasElement;
};

/**
 * A photo as it travels: upright, at most 1920 px a side, as JPEG. Where it was taken, and with what, does not travel.
 * @returns null for what this browser cannot read as a picture
 */
export async function shrinkPhoto(file: Blob, deps: ShrinkDeps): Promise<Shrunk | null> {
  const bitmap = await deps.createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const factor = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * factor));
  const height = Math.max(1, Math.round(bitmap.height * factor));
  const canvas = deps.createCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context) {
    // A drawing without background would be black.
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0, width, height);
  }
  bitmap.close();
  const blob =
    context && (await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY)));
  return blob && { blob, width, height };
}
