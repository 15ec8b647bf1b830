import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { BlobHash, Id } from '../../protocol/primitives.ts';
import type { Timers } from '../../sync/timers.ts';
import type { Opening } from './opening.ts';

/** Somebody may have come to the house, or left it. */
const FRESH_MS = 5 * 60_000;
/** The server could not be asked, or said no. */
const AGAIN_MS = 20_000;

/** One person to be chosen; `photo`: an address in memory, or null as long as it is not here. */
export type Tile = { residentId: Id; name: string; photo: string | null };

export type TilesDeps = {
  /** The tablet waits, is online, and the house shows faces. */
  isShown: ReadonlySignal<boolean>;
  people: () => ReturnType<Opening['people']>;
  getBlob: (hash: BlobHash, signal: AbortSignal) => Promise<Blob>;
  urls: { createObjectURL(blob: Blob): string; revokeObjectURL(url: string): void };
  timers: Timers;
};

/**
 * The faces among which a person finds their own. They live in memory only, and only as long as they are shown: a tablet
 * that serves somebody, or is out of reach, holds nobody else's.
 */
export function startTiles(deps: TilesDeps, stop: AbortSignal): ReadonlySignal<readonly Tile[]> {
  const tiles = signal<readonly Tile[]>([]);
  let showing: AbortController | null = null;
  const unfollow = effect(() => {
    showing?.abort();
    showing = null;
    if (!deps.isShown.value) return;
    showing = new AbortController();
    showWhile(deps, tiles, showing.signal);
  });
  stop.addEventListener('abort', () => {
    unfollow();
    showing?.abort();
  });
  return tiles;
}

function showWhile(deps: TilesDeps, tiles: { value: readonly Tile[] }, over: AbortSignal): void {
  const { timers, urls } = deps;
  const photos = new Map<BlobHash, string>();
  let timer: unknown;
  async function look(): Promise<void> {
    const told = await deps.people();
    if (over.aborted) return;
    timer = timers.setTimeout(() => void look(), told.ok ? FRESH_MS : AGAIN_MS);
    if (!told.ok) return;
    const draw = () => {
      tiles.value = told.people.map(({ residentId, name, photo }) => {
        return { residentId, name, photo: (photo && photos.get(photo)) ?? null };
      });
    };
    draw();
    for (const { photo } of told.people) {
      if (photo === null || photos.has(photo)) continue;
      const blob = await deps.getBlob(photo, over).catch(() => null);
      if (over.aborted) return;
      if (blob) photos.set(photo, urls.createObjectURL(blob));
      draw();
    }
  }
  over.addEventListener('abort', () => {
    timers.clearTimeout(timer);
    tiles.value = [];
    for (const url of photos.values()) urls.revokeObjectURL(url);
  });
  void look();
}
