import * as v from 'valibot';
import { TabletKey } from './keyring.ts';

const NAME = 'moien-tablet-key';

/**
 * A second place for a tablet's key. When the disk is full, browsers throw away a site's databases, caches and worker
 * together, but not its `localStorage`: with the key still there the tablet fills itself again, and nobody has to pair it.
 */
export interface SpareKey {
  read(): TabletKey | null;
  keep(key: TabletKey): void;
  forget(): void;
}

/** @param open gives `localStorage`, and may throw where the browser keeps nothing */
export function openSpareKey(open: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): SpareKey {
  const attempt = <T>(use: (storage: ReturnType<typeof open>) => T): T | null => {
    try {
      return use(open());
    } catch {
      return null;
    }
  };
  return {
    read() {
      const parsed = v.safeParse(
        TabletKey,
        attempt((storage) => JSON.parse(storage.getItem(NAME) ?? 'null')),
      );
      return parsed.success ? parsed.output : null;
    },
    keep: (key) => void attempt((storage) => storage.setItem(NAME, JSON.stringify(key))),
    forget: () => void attempt((storage) => storage.removeItem(NAME)),
  };
}
