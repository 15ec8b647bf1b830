import { type ReadonlySignal, signal } from '@preact/signals';
import type { DeviceKey } from '../../data/keyring.ts';
import type { LinkSecret } from '../../sync/link-secret.ts';
import type { Acceptance } from './invitation.ts';

/** `settled`: there was no invitation in the address, or it has been dealt with. */
export type ArrivalState = 'opening' | 'later' | 'expired' | 'settled';

/** How this page was opened: perhaps with an invitation or the link of a message, exchanged once. */
export interface Arrival {
  readonly state: ReadonlySignal<ArrivalState>;
  retry(): void;
  /** The person has read that the link was no good. */
  seen(): void;
}

export type ArrivalDeps = {
  link: LinkSecret | null;
  accept: (link: LinkSecret) => Promise<Acceptance>;
  add: (key: DeviceKey) => Promise<void>;
  /** Says `online` when trying again may help. */
  network: Pick<EventTarget, 'addEventListener'>;
};

/** Exchanges the invitation, again and again while there is no network. */
export function arrive({ link, accept, add, network }: ArrivalDeps): Arrival {
  // `ring`: the one-tap link of an SMS or e-mail about a call.
  const ours = link && ['invitation', 'ring'].includes(link.name) ? link : null;
  const state = signal<ArrivalState>(ours ? 'opening' : 'settled');

  async function exchange() {
    if (!ours) return;
    state.value = 'opening';
    const acceptance = await accept(ours);
    if (acceptance.result === 'accepted') await add(acceptance.key);
    const { result } = acceptance;
    state.value = result === 'accepted' || result === 'known' ? 'settled' : result;
  }

  const retry = () => {
    if (state.peek() === 'later') void exchange();
  };
  network.addEventListener('online', retry);
  void exchange();
  return {
    state,
    retry,
    seen: () => {
      state.value = 'settled';
    },
  };
}
