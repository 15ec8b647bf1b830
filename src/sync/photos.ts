import type { Store } from '../data/store.ts';
import type { BlobHash } from '../protocol/primitives.ts';
import type { Http } from './http.ts';
import type { Replica } from './replica.ts';
import type { Timers } from './timers.ts';

/** The pictures that records name, kept in this browser. */
export interface Photos {
  /** Where to show it from; null until it is here. Reads a signal, so that a screen wakes when it arrives. */
  url(hash: BlobHash | null): string | null;
}

export type PhotosOptions = {
  store: Pick<Store, 'blobs'>;
  http: Pick<Http, 'getBlob'>;
  replica: Pick<Replica, 'records' | 'caughtUp'>;
  urls?: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>;
  timers?: Timers;
  random?: () => number;
};

export function createPhotos(_options: PhotosOptions, _signal: AbortSignal): Photos {
  throw new Error('Being built');
}
