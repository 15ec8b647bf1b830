import type { ReadonlySignal } from '@preact/signals';
import { moveInOrder } from '../../protocol/contact-order.ts';
import type { EpochMs, Id, Language, TextFactor } from '../../protocol/primitives.ts';
import type { Replica } from '../../sync/replica.ts';
import { facesOf } from '../app/faces.ts';
import type { Settings } from '../app/settings.ts';

const MINUTE_MS = 60_000;

export type PanelDeedsDeps = {
  replica: Pick<Replica, 'records' | 'pending' | 'enqueue'>;
  settings: ReadonlySignal<Pick<Settings, 'residentId'>>;
  clock: { now(): EpochMs };
};

/** What staff set for the resident at the tablet. Kept here first, so that it works without network. */
export interface PanelDeeds {
  setLanguage(language: Language): Promise<void>;
  setTextFactor(textFactor: TextFactor): Promise<void>;
  startCare(minutes: number): Promise<void>;
  endCare(): Promise<void>;
  /** One place earlier or later on the screen. */
  move(contactId: Id, by: -1 | 1): Promise<void>;
}

export function createPanelDeeds({ replica, settings, clock }: PanelDeedsDeps): PanelDeeds {
  type Set = { language?: Language; textFactor?: TextFactor; careUntil?: EpochMs | null };
  async function adjust(set: Set): Promise<void> {
    const id = settings.peek().residentId;
    if (id !== null) await replica.enqueue('resident.adjust', { id, set });
  }

  return {
    setLanguage: (language) => adjust({ language }),
    setTextFactor: (textFactor) => adjust({ textFactor }),
    startCare: (minutes) => adjust({ careUntil: clock.now() + minutes * MINUTE_MS }),
    endCare: () => adjust({ careUntil: null }),
    async move(contactId, by) {
      const [records, pending] = [replica.records.peek(), replica.pending.peek()];
      const residentId = settings.peek().residentId ?? '';
      const sorted = facesOf({ records, pending, residentId, photoUrl: () => null }).map(({ id }) => ({
        id,
        position: records.contact.get(id)?.position ?? 0,
      }));
      const index = sorted.findIndex(({ id }) => id === contactId);
      for (const place of moveInOrder(sorted, index, by)) await replica.enqueue('contact.place', place);
    },
  };
}
