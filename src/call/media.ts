import type { Media } from './ports.ts';

export type MediaDeps = { mediaDevices: Pick<MediaDevices, 'getUserMedia'> | undefined };

/** Skeleton. */
export function createMedia(_deps: MediaDeps): Media {
  throw new Error('not yet');
}
