import { firstHomePhoto } from '../../../data/first-home.ts';
import type { Photos } from '../../../sync/photos.ts';

/** A photo that does not come is not waited for: under these faces are the ones that can be pressed. */
const PATIENCE_MS = 2_000;

/**
 * Takes away the faces that the worker put on the page (`sw/first-home`) once the launcher's own are whole, so that nothing
 * is seen to change. Where the launcher starts with another screen, at once.
 * @param root what the launcher is drawn into
 */
export async function liftFirstHome(
  document: Document,
  root: HTMLElement,
  timers: Pick<Window, 'setTimeout'>,
): Promise<void> {
  const first = document.getElementById('first-home');
  if (!first) return;
  const awaited = root.querySelector('main.home') ? first.querySelectorAll('img').length : 0;
  const patience = new Promise<void>((resolve) => timers.setTimeout(resolve, PATIENCE_MS));
  await Promise.race([patience, drawn(first, root, awaited)]);
  first.remove();
}

/** As many photos as stood there, ready to be painted. */
async function drawn(first: HTMLElement, root: HTMLElement, awaited: number): Promise<void> {
  while (first.isConnected) {
    const images = [...root.querySelectorAll('img')];
    if (images.length >= awaited) {
      await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
      return;
    }
    await new Promise(requestAnimationFrame);
  }
}

/**
 * The photos of the first home under the address that the browser has already painted them from; it need not read them again.
 * Every other one, and all of them where there is no first home, as `photos` has them.
 */
export function withFirstPhotos<P extends Photos>(photos: P, document: Document): P {
  const first = document.querySelectorAll<HTMLImageElement>('#first-home img');
  const painted = new Set([...first].map((image) => image.getAttribute('src')));
  return {
    ...photos,
    url(hash) {
      const address = hash && firstHomePhoto(hash);
      return address && painted.has(address) ? address : photos.url(hash);
    },
  };
}
