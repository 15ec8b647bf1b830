import { MAX_MEDIUM_BYTES, MAX_MESSAGE_MS, MediumType } from '../../protocol/messages.ts';
import type { NewFile } from '../../sync/message-sending.ts';

/** A file as it will travel. */
export type ReadFile = NewFile;
export type PlayedSort = 'video' | 'voice';
export type NotRead = 'type' | 'large' | 'long';

/** A player that nobody sees; `document.createElement` fits. */
export type MakePlayer = (sort: 'video' | 'audio') => HTMLMediaElement;
export type ReadDeps = {
  makePlayer: MakePlayer;
  urls: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>;
};

/** What browsers call the same thing. */
const ALSO: Record<string, string> = { 'audio/x-m4a': 'audio/mp4', 'audio/x-wav': 'audio/wav' };
/** A little more than the recorder takes: nobody cuts a film to the second. */
const LONGEST_MS = MAX_MESSAGE_MS + 60_000;

/** A film or voice from a file, with what there is to know of it: refused here, before anything travels. */
export async function readMedia(file: File, sort: PlayedSort, deps: ReadDeps): Promise<ReadFile | NotRead> {
  const type = ALSO[file.type] ?? file.type;
  const isKnown = MediumType.options.some((one) => one === type);
  if (!isKnown || !type.startsWith(sort === 'video' ? 'video/' : 'audio/')) return 'type';
  if (file.size > MAX_MEDIUM_BYTES) return 'large';
  const facts = await factsOf(file, sort, deps);
  if (facts.durationMs !== null && facts.durationMs > LONGEST_MS) return 'long';
  return { blob: new Blob([file], { type }), ...facts };
}

type Facts = Pick<NewFile, 'width' | 'height' | 'durationMs'>;
const UNKNOWN: Facts = { width: null, height: null, durationMs: null };

/** What this browser cannot play it knows nothing of; a tablet may still play it, and says so. */
function factsOf(file: File, sort: PlayedSort, { makePlayer, urls }: ReadDeps): Promise<Facts> {
  const player = makePlayer(sort === 'video' ? 'video' : 'audio');
  const url = urls.createObjectURL(file);
  return new Promise<Facts>((resolve) => {
    player.addEventListener('error', () => resolve(UNKNOWN), { once: true });
    player.addEventListener('loadedmetadata', () => resolve(seenOf(player)), { once: true });
    player.preload = 'metadata';
    player.src = url;
  }).finally(() => {
    player.removeAttribute('src');
    urls.revokeObjectURL(url);
  });
}

function seenOf(player: HTMLMediaElement & { videoWidth?: number; videoHeight?: number }): Facts {
  const { duration, videoWidth, videoHeight } = player;
  // A recorder's WebM does not say how long it is.
  const durationMs =
    Number.isFinite(duration) && duration > 0 ? Math.max(1, Math.round(duration * 1000)) : null;
  return { width: videoWidth || null, height: videoHeight || null, durationMs };
}
