import { effect, type ReadonlySignal } from '@preact/signals';
import { type FirstHome, type FirstHomeBook, firstHomePhoto } from '../../../data/first-home.ts';
import { minuteOfDay } from '../../../protocol/hours.ts';
import type { BlobHash, EpochMs, Hours } from '../../../protocol/primitives.ts';
import type { Timers } from '../../../sync/timers.ts';
import type { Settings } from '../settings.ts';

/** Changes come in flocks: a screen is kept once it has been still for so long. */
const STILL_MS = 2_000;

export type KeepDeps = {
  book: FirstHomeBook;
  version: string;
  /** What the launcher is drawn into. */
  root: HTMLElement;
  settings: ReadonlySignal<
    Pick<Settings, 'residentId' | 'isShared' | 'lockedAt' | 'textFactor' | 'quietHours' | 'timeZone'>
  >;
  language: ReadonlySignal<string>;
  /** The photos that the screen may show, by the address under which it does. */
  photos: () => ReadonlyMap<string, BlobHash>;
  blob: (hash: BlobHash) => Promise<Blob | undefined>;
  MutationObserver: typeof globalThis.MutationObserver;
  timers: Timers;
  /** The corrected time. */
  now: () => EpochMs;
};

/**
 * Keeps the home screen as it stands, so that the next start shows faces before the launcher runs (`sw/first-home`).
 * Only a tablet of one resident's own: a shared one may serve somebody else tomorrow, and a locked one says nothing.
 */
export function startKeepingHome(deps: KeepDeps, stop: AbortSignal): void {
  const { book, settings, root, timers } = deps;
  let last: Promise<unknown> = Promise.resolve();
  let kept = '';
  const inTurn = (turn: () => Promise<void>) => {
    last = last.then(turn).catch(() => undefined);
  };

  async function keep() {
    const drawn = drawnHome(deps);
    if (!drawn || stop.aborted || JSON.stringify(drawn.home) === kept) return;
    const photos = new Map<BlobHash, Blob>();
    for (const hash of drawn.hashes) {
      const blob = await deps.blob(hash);
      if (!blob) return;
      photos.set(hash, blob);
    }
    if (stop.aborted || !isTheirs(settings.peek())) return;
    await book.keep(drawn.home, photos);
    kept = JSON.stringify(drawn.home);
  }
  async function forget() {
    kept = '';
    await book.forget();
  }

  let timer: unknown;
  const soon = () => {
    timers.clearTimeout(timer);
    timer = timers.setTimeout(() => inTurn(keep), STILL_MS);
  };
  let servedId = settings.peek().residentId;
  const unfollow = effect(() => {
    const { residentId } = settings.value;
    // At once, and before the new one is drawn: nobody's faces may stand at the start of somebody else's tablet.
    if (!isTheirs(settings.value) || residentId !== servedId) inTurn(forget);
    servedId = residentId;
    soon();
  });
  const watch = new deps.MutationObserver(soon);
  watch.observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
  stop.addEventListener('abort', () => {
    unfollow();
    watch.disconnect();
    timers.clearTimeout(timer);
  });
}

const isTheirs = ({
  residentId,
  isShared,
  lockedAt,
}: Pick<Settings, 'residentId' | 'isShared' | 'lockedAt'>) =>
  residentId !== null && !isShared && lockedAt === null;

type Drawn = { home: FirstHome; hashes: BlobHash[] };

/** What stands there now; null when it is not the first page of faces, or a start would show it otherwise. */
function drawnHome({ root, settings, version, language, photos, now }: KeepDeps): Drawn | null {
  const main = root.querySelector('main.home:not([data-turned])');
  if (
    !main ||
    !isTheirs(settings.peek()) ||
    main.querySelector('.face--offline') ||
    !main.querySelector('.face')
  )
    return null;
  // In a document that nobody sees: in this one, its pictures would be asked for under addresses that only the next start has.
  const copy = main.ownerDocument.implementation.createHTMLDocument('').importNode(main, true);
  // The hour, the day, and what was said under the clock: true when it was drawn. Its room is kept, and it comes a moment later.
  copy.querySelector('.home__day')?.replaceChildren();
  for (const pressed of copy.querySelectorAll('[data-pressed]')) pressed.removeAttribute('data-pressed');
  const shown = photos();
  const hashes = new Set<BlobHash>();
  for (const image of copy.querySelectorAll('img')) {
    const hash = shown.get(image.getAttribute('src') ?? '');
    if (!hash) return null;
    hashes.add(hash);
    image.setAttribute('src', firstHomePhoto(hash));
  }
  const { textFactor, quietHours, timeZone } = settings.peek();
  const night = inUtc(quietHours, timeZone, now());
  const home = { version, markup: copy.outerHTML, language: language.peek(), textFactor, night };
  return { home, hashes: [...hashes] };
}

const DAY = 1_440;

/** The same hours by a clock in UTC. Between summer and winter they are one hour off until the screen is kept again. */
export function inUtc({ from, until }: Hours, timeZone: string, now: EpochMs): Hours {
  const ahead = minuteOfDay(timeZone, now) - minuteOfDay('UTC', now);
  const shifted = (minute: number) => (minute - ahead + 2 * DAY) % DAY;
  return { from: shifted(from), until: shifted(until) };
}
