import { effect, type ReadonlySignal } from '@preact/signals';
import type { BlobHash } from '../../../protocol/primitives.ts';
import type { MediaKeeping } from '../../../sync/media-keeping.ts';
import type { Records } from '../../../sync/records.ts';
import type { Settings } from '../settings.ts';
import type { Slide } from './slides.ts';

/** The newest ones: each is some 400 KB of memory while the frame may show it. */
const MOST = 24;

export type SentSlidesDeps = {
  replica: { readonly records: ReadonlySignal<Records> };
  keeping: MediaKeeping;
  settings: ReadonlySignal<Pick<Settings, 'photoFrame' | 'residentId'>>;
  urls: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>;
  onSlides: (slides: readonly Slide[]) => void;
};

/** Photos that relatives sent and that were seen: a surprise is opened first. */
export function sentPhotos(
  records: Records,
  here: ReadonlySet<BlobHash>,
): { hash: BlobHash; caption: string }[] {
  return [...records.message.values()]
    .filter(({ kind, from, seenAt }) => kind === 'photos' && from === 'relative' && seenAt !== null)
    .sort((a, b) => b.createdAt - a.createdAt)
    .flatMap(({ media, text, contactId }) => {
      const caption = text || (records.contact.get(contactId)?.name ?? '');
      return media.filter(({ hash }) => here.has(hash)).map(({ hash }) => ({ hash, caption }));
    })
    .slice(0, MOST);
}

/** Keeps their addresses for as long as the frame may show them. */
export function startSentSlides(deps: SentSlidesDeps, stop: AbortSignal): void {
  const { replica, keeping, settings, urls, onSlides } = deps;
  const open = new Map<BlobHash, string>();
  let round = 0;

  async function draw(photos: ReturnType<typeof sentPhotos>, mine: number) {
    for (const [hash, url] of open) {
      if (photos.some((photo) => photo.hash === hash)) continue;
      urls.revokeObjectURL(url);
      open.delete(hash);
    }
    for (const { hash } of photos) {
      const blob = open.has(hash) ? undefined : await keeping.blob(hash);
      if (mine !== round) return;
      if (blob) open.set(hash, urls.createObjectURL(blob));
    }
    onSlides(
      photos.flatMap(({ hash, caption }) => {
        const url = open.get(hash);
        return url ? [{ url, caption }] : [];
      }),
    );
  }

  const unfollow = effect(() => {
    const { photoFrame } = settings.value;
    const photos = photoFrame ? sentPhotos(replica.records.value, keeping.here.value) : [];
    round += 1;
    // A store that cannot be read: the faces are still there to be framed.
    draw(photos, round).catch(() => undefined);
  });
  stop.addEventListener('abort', () => {
    unfollow();
    round += 1;
    for (const url of open.values()) urls.revokeObjectURL(url);
  });
}
