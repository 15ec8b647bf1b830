import { type ReadonlySignal, signal } from '@preact/signals';
import type { NetworkEvents } from '../../sync/network-events.ts';

/**
 * A part of the page that is fetched at once but not waited for: the page stands first, also on a telephone with one bar.
 * Null until it is here. What could not be had is asked for again when the network comes back.
 */
export function startLatePart<T>(load: () => Promise<T>, network: NetworkEvents): ReadonlySignal<T | null> {
  const part = signal<T | null>(null);
  const arrived = new AbortController();
  const ask = () =>
    load().then(
      (loaded) => {
        part.value = loaded;
        arrived.abort();
      },
      () => undefined,
    );
  network.addEventListener('online', () => void ask(), { signal: arrived.signal });
  void ask();
  return part;
}
