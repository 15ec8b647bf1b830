import type { ReadonlySignal, Signal } from '@preact/signals';
import type { CallControl } from '../../call/ports.ts';
import type { MutationArgs } from '../../protocol/mutations.ts';
import type { Id } from '../../protocol/primitives.ts';
import { USUAL_CONTACT } from '../../protocol/records.ts';
import type { Replica } from '../../sync/replica.ts';
import { hasOpenWish } from './faces.ts';
import { helpState } from './help.ts';
import type { SendUnkept } from './mail/send-unkept.ts';
import { HOME, type Place } from './place.ts';

export type DeedsDeps = {
  replica: Pick<Replica, 'records' | 'pending' | 'enqueue'>;
  call: Pick<CallControl, 'start' | 'dismiss'>;
  offline: ReadonlySignal<boolean>;
  /** It is night, and the house lets nobody be rung then. */
  resting: ReadonlySignal<boolean>;
  /** This person said that a ring would be in vain now. */
  isPaused: (contactId: Id) => boolean;
  /** For what could not be kept: whether the server has it all the same. */
  sendUnkept: SendUnkept;
  residentId: ReadonlySignal<Id | null>;
  place: Signal<Place>;
  /** Asks the tablet's own telephone; many have none, and nobody can tell. */
  dial: (phone: string) => void;
  newId: () => Id;
};

/** What is shown when something was kept, when only the server has it, and when nobody has it. */
type Told = Record<'kept' | 'sent' | 'lost', Place>;

/** What the resident can do outside a conversation. */
export interface Deeds {
  /**
   * A tap on a face: rings; without network leaves a wish; at night, or of somebody at work, may only say from when one can. The carers are rung at
   * any hour, and a number is for the tablet's own telephone, which needs no server.
   */
  reach(contactId: Id): Promise<void>;
  /** *Please call me*, kept until it can be sent. A second one for the same person is the first. */
  leaveWish(contactId: Id): Promise<void>;
  /** Asks for a carer, once: a second press only shows what became of the first. */
  askForHelp(): Promise<void>;
  openMessages(): void;
  openChannels(): void;
  /** Records a message for this person. */
  leaveMessage(contactId: Id): void;
  goHome(): void;
}

export function createDeeds(deps: DeedsDeps): Deeds {
  const { replica, call, offline, resting, isPaused, sendUnkept, residentId, place, dial, newId } = deps;
  /** The card of a call that is over makes room. */
  function goTo(next: Place) {
    place.value = next;
    call.dismiss();
  }

  const known = () => ({ records: replica.records.peek(), pending: replica.pending.peek() });

  /**
   * Shows `kept` once this is on disk: the screen must not promise what is not kept yet. A full disk is told as the
   * truth, `lost`, unless the server has heard it live.
   */
  async function keep<N extends 'wish.leave' | 'help.ask'>(name: N, args: MutationArgs<N>, told: Told) {
    try {
      await replica.enqueue(name, args);
      goTo(told.kept);
    } catch {
      goTo(told.lost);
      if ((await sendUnkept(name, args)) && place.peek() === told.lost) place.value = told.sent;
    }
  }

  async function leaveWish(contactId: Id) {
    const { records, pending } = known();
    const left: Place = { at: 'wish-left', contactId };
    const told: Told = { kept: left, sent: left, lost: { at: 'wish-lost', contactId } };
    if (hasOpenWish(records, pending, contactId)) goTo(left);
    else await keep('wish.leave', { id: newId(), contactId }, told);
  }

  return {
    async reach(contactId) {
      const { kind, phone } = replica.records.peek().contact.get(contactId) ?? USUAL_CONTACT;
      if (kind === 'phone') {
        goTo({ at: 'dial', contactId });
        return dial(phone);
      }
      if (offline.peek()) return leaveWish(contactId);
      if (resting.peek() && kind !== 'station') return goTo({ at: 'night-rest', contactId });
      if (isPaused(contactId)) return goTo({ at: 'paused', contactId });
      goTo(HOME);
      call.start(contactId);
    },
    leaveWish,
    async askForHelp() {
      const id = residentId.peek();
      if (id === null) return;
      const told: Told = {
        kept: { at: 'help' },
        sent: { at: 'help', unkept: 'told' },
        lost: { at: 'help', unkept: 'lost' },
      };
      if (helpState({ ...known(), residentId: id }) !== 'none') goTo(told.kept);
      else await keep('help.ask', { id: newId(), residentId: id }, told);
    },
    openMessages: () => goTo({ at: 'messages' }),
    openChannels: () => goTo({ at: 'channels' }),
    leaveMessage: (contactId) => goTo({ at: 'messages', to: contactId }),
    goHome: () => goTo(HOME),
  };
}
