import { type ReadonlySignal, signal } from '@preact/signals';
import type { DeviceKey } from '../../data/keyring.ts';
import type { LinkSecret } from '../../sync/link-secret.ts';
import type { Acceptance } from './invitation.ts';

/** `settled`: there was no invitation in the address, or it has been dealt with. */
export type ArrivalState = 'opening' | 'later' | 'expired' | 'settled';

/** How this page was opened: perhaps with an invitation, which is exchanged once. */
export interface Arrival {
  readonly state: ReadonlySignal<ArrivalState>;
  retry(): void;
  /** The person has read that the link was no good. */
  seen(): void;
}

export type ArrivalDeps = {
  link: LinkSecret | null;
  accept: (secret: string) => Promise<Acceptance>;
  add: (key: DeviceKey) => Promise<void>;
  /** Says `online` when trying again may help. */
  network: Pick<EventTarget, 'addEventListener'>;
};

/** Exchanges the invitation, again and again while there is no network. */
export function arrive({ link, accept, add, network }: ArrivalDeps): Arrival {
  const secret = link?.name === 'invitation' ? link.secret : null;
  const state = signal<ArrivalState>(secret ? 'opening' : 'settled');

  async function exchange() {
    if (!secret) return;
    state.value = 'opening';
    const acceptance = await accept(secret);
    if (acceptance.result === 'accepted') await add(acceptance.key);
    state.value = acceptance.result === 'accepted' ? 'settled' : acceptance.result;
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
