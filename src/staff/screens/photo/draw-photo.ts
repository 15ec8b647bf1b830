import { type Framing, place, type Size } from './frame.ts';

/** What is kept: sharp on a tablet's tile, a tenth of a phone's photo. */
export const KEPT: Size = { width: 800, height: 600 };

/** Beside a picture that does not fill the frame: the colour of a card's edge, calm on every screen. */
const MARGIN = '#e4d9c6';

/** Draws the framed picture over the whole canvas. */
export function drawPhoto(canvas: HTMLCanvasElement, picture: ImageBitmap, framing: Framing) {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { left, top, width, height } = place(framing, picture, KEPT);
  context.fillStyle = MARGIN;
  context.fillRect(0, 0, KEPT.width, KEPT.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, left, top, width, height);
}

/** The canvas as WebP, or JPEG where the browser cannot (Safari). Pixels only: place and camera stay behind. */
export async function encodePhoto(canvas: HTMLCanvasElement): Promise<Blob | null> {
  const webp = await toBlob(canvas, 'image/webp');
  return webp?.type === 'image/webp' ? webp : toBlob(canvas, 'image/jpeg');
}

function toBlob(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, 0.86));
}
