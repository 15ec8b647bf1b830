import type { ReadonlySignal, Signal } from '@preact/signals';
import type { CallControl } from '../../call/ports.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Replica } from '../../sync/replica.ts';
import { hasOpenWish } from './faces.ts';
import { helpState } from './help.ts';
import { HOME, type Place } from './place.ts';

export type DeedsDeps = {
  replica: Pick<Replica, 'records' | 'pending' | 'enqueue'>;
  call: Pick<CallControl, 'start' | 'dismiss'>;
  offline: ReadonlySignal<boolean>;
  residentId: ReadonlySignal<Id | null>;
  place: Signal<Place>;
  newId: () => Id;
};

/** What the resident can do outside a conversation. */
export interface Deeds {
  /** A tap on a face: rings, or without network leaves a wish. */
  reach(contactId: Id): Promise<void>;
  /** *Please call me*, kept until it can be sent. A second one for the same person is the first. */
  leaveWish(contactId: Id): Promise<void>;
  /** Asks for a carer, once: a second press only shows what became of the first. */
  askForHelp(): Promise<void>;
  openMessages(): void;
  goHome(): void;
}

export function createDeeds({ replica, call, offline, residentId, place, newId }: DeedsDeps): Deeds {
  const known = () => ({ records: replica.records.peek(), pending: replica.pending.peek() });

  async function leaveWish(contactId: Id) {
    const { records, pending } = known();
    if (!hasOpenWish(records, pending, contactId))
      await replica.enqueue('wish.leave', { id: newId(), contactId });
    // In this order: the screen must not promise what is not kept yet.
    place.value = { at: 'wish-left', contactId };
    call.dismiss();
  }

  return {
    async reach(contactId) {
      if (offline.peek()) return leaveWish(contactId);
      place.value = HOME;
      call.dismiss();
      call.start(contactId);
    },
    leaveWish,
    async askForHelp() {
      const id = residentId.peek();
      if (id === null) return;
      if (helpState({ ...known(), residentId: id }) === 'none')
        await replica.enqueue('help.ask', { id: newId(), residentId: id });
      place.value = { at: 'help' };
    },
    openMessages() {
      place.value = { at: 'messages' };
    },
    goHome() {
      place.value = HOME;
      call.dismiss();
    },
  };
}
