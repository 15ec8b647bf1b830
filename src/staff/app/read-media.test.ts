import { expect, it } from 'vitest';
import { MAX_MEDIUM_BYTES } from '../../protocol/messages.ts';
import { type ReadDeps, readMedia } from './read-media.ts';

type Seen = { duration: number; videoWidth?: number; videoHeight?: number } | null;

/** A player that finds this in every file; null: nothing that it can play. */
function deps(seen: Seen): ReadDeps & { open: Set<string> } {
  const open = new Set<string>();
  return {
    open,
    urls: {
      createObjectURL() {
        open.add('blob:1');
        return 'blob:1';
      },
      revokeObjectURL: (url) => void open.delete(url),
    },
    makePlayer() {
      const player = Object.assign(new EventTarget(), {
        ...seen,
        preload: '',
        removeAttribute: () => undefined,
      });
      const told = seen ? 'loadedmetadata' : 'error';
      Object.defineProperty(player, 'src', {
        set: () => queueMicrotask(() => player.dispatchEvent(new Event(told))),
      });
      return player as unknown as HTMLMediaElement;
    },
  };
}
const file = (type: string, size = 3) =>
  Object.defineProperty(new File(['abc'], 'choir', { type }), 'size', { value: size });

it('reads how long a film is and how large its picture', async () => {
  const with640 = deps({ duration: 12.3456, videoWidth: 640, videoHeight: 360 });
  const read = await readMedia(file('video/mp4'), 'video', with640);
  expect(read).toMatchObject({ width: 640, height: 360, durationMs: 12_346 });
  expect(with640.open.size).toBe(0);
});

it('takes a sound by whichever name the browser gives it', async () => {
  const read = await readMedia(file('audio/x-m4a'), 'voice', deps({ duration: 5 }));
  expect(read).toMatchObject({ blob: expect.objectContaining({ type: 'audio/mp4' }), width: null });
});

it('takes what this browser cannot play: a tablet may', async () => {
  const nothing = { width: null, height: null, durationMs: null };
  expect(await readMedia(file('video/mp4'), 'video', deps(null))).toMatchObject(nothing);
  const endless = deps({ duration: Number.POSITIVE_INFINITY });
  expect(await readMedia(file('video/webm'), 'video', endless)).toMatchObject(nothing);
});

it.each([
  ['type', 'video/quicktime', 3, 5],
  ['type', 'audio/mp4', 3, 5],
  ['type', 'text/html', 3, 5],
  ['large', 'video/mp4', MAX_MEDIUM_BYTES + 1, 5],
  ['long', 'video/mp4', 3, 241],
] as const)('refuses by its %s %s of %i bytes and %i seconds', async (why, type, size, duration) => {
  expect(await readMedia(file(type, size), 'video', deps({ duration }))).toBe(why);
});
