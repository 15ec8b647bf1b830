import type { Store } from '../../data/store.ts';
import type { EpochMs } from '../../protocol/primitives.ts';

const WHOLE = 'whole-since';
const HEALED = 'healed-at';

/**
 * Tells whether the browser threw this tablet's database away since it was paired: then it has just been made anew, and
 * fills itself from the server.
 *
 * @param isNew paired just now: an empty database is what one expects
 * @returns when that last happened; null: never
 */
export async function noteHealing(options: {
  meta: Pick<Store['meta'], 'get' | 'set'>;
  isNew: boolean;
  now: EpochMs;
}): Promise<EpochMs | null> {
  const { meta, isNew, now } = options;
  if ((await meta.get(WHOLE)) === undefined) {
    if (!isNew) await meta.set(HEALED, now);
    await meta.set(WHOLE, now);
  }
  return (await meta.get<EpochMs>(HEALED)) ?? null;
}
