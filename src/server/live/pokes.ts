import type { Id, Sequence } from '../../protocol/primitives.ts';
import type { Hub } from './hub.ts';
import type { Timers } from './timers.ts';

/** Saving a form makes several changes; one pull brings them all. */
const POKE_MS = 30;

/** Tells everybody in a facility that there is more to pull. */
export interface Pokes {
  poke(facilityId: Id, seq: Sequence): void;
  /** The newest sequence that was poked; 0 if none yet. */
  newest(facilityId: Id): Sequence;
  close(): void;
}

export function createPokes({ hub, timers }: { hub: Hub; timers: Timers }): Pokes {
  const newest = new Map<Id, Sequence>();
  const waiting = new Map<Id, () => void>();

  function tell(facilityId: Id): void {
    waiting.delete(facilityId);
    const seq = newest.get(facilityId) ?? 0;
    for (const endpoint of hub.inFacility(facilityId)) endpoint.send({ type: 'poke', seq });
  }

  return {
    poke(facilityId, seq) {
      newest.set(facilityId, Math.max(seq, newest.get(facilityId) ?? 0));
      if (!waiting.has(facilityId))
        waiting.set(
          facilityId,
          timers.after(POKE_MS, () => tell(facilityId)),
        );
    },
    newest: (facilityId) => newest.get(facilityId) ?? 0,
    close() {
      for (const cancel of waiting.values()) cancel();
      waiting.clear();
    },
  };
}
