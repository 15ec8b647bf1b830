import type { ActiveCall, CallMemory } from '../../../call/ports.ts';
import type { Store } from '../../../data/store.ts';

const KEY = 'active-call';

/** Keeps the call that is on where a reload or a crash finds it: a tablet has one page, so one place. */
export function callMemory({ meta }: Pick<Store, 'meta'>): CallMemory {
  return {
    load: async () => (await meta.get<ActiveCall>(KEY)) ?? null,
    save: (call) => (call ? meta.set(KEY, call) : meta.remove(KEY)),
  };
}
