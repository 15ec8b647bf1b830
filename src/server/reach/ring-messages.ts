import { isWithinHours } from '../../protocol/hours.ts';
import type { Id, Language } from '../../protocol/primitives.ts';
import type { Address, Call } from '../../protocol/records.ts';
import type { RingReceipt } from '../../protocol/rings.ts';
import type { Notify } from '../notify/notify-ports.ts';
import type { MessageOver, PostOffice } from '../notify/post-office.ts';
import { lastMessageTo } from '../notify/queue.ts';
import { findBody, listBodies } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { createRingLink } from './ring-link.ts';
import { messageWords } from './ring-words.ts';

/** Ten taps on a face in a lonely hour are one message. */
const BETWEEN_MS = 10 * 60 * 1000;
/** A message that did not leave while it rang is not sent: it would say *is calling* of somebody who is asleep. */
const LEAVES_WITHIN_MS = 45_000;

/** A call that rings outside of the open pages. */
export type Ringing = {
  readonly facilityId: Id;
  readonly callId: Id;
  call: Call;
  readonly stop: AbortController;
};

type Way = 'sms' | 'mail';
export type Sign = (receipt: Omit<RingReceipt, 'at'>) => Promise<void>;

/** Writes to people whose devices stay silent. */
export interface RingMessages {
  /** Sends the message, if there is an address, a way, and it is not the middle of their night. */
  write(ring: Ringing, sign: Sign): Promise<void>;
  /** A message of the post office is over. */
  over(over: MessageOver): void;
}

export type RingMessagesDeps = { store: Store; post: PostOffice['post']; can: Notify['can']; origin: string };

type Sent = { ring: Ringing; way: Way; others: readonly Way[]; address: Address; sign: Sign };

export function createRingMessages({ store, post, can, origin }: RingMessagesDeps): RingMessages {
  const { db } = store;
  const sent = new Map<Id, Sent>();

  const fail = (sign: Sign, by: Way, why: string) => sign({ by, got: 'failed', deviceId: null, why });

  /** The first way that takes it; a gateway that is down leaves the mail. */
  async function send(
    { ring, address, sign }: Omit<Sent, 'way' | 'others'>,
    ways: readonly Way[],
  ): Promise<void> {
    const [way, ...others] = ways;
    if (!way) return;
    const { facilityId, callId, call, stop } = ring;
    if (stop.signal.aborted) return;
    const { contactId } = call;
    const secret = await createRingLink(store, { facilityId, contactId, callId, by: way });
    const link = `${origin}/relative/#ring=${secret}`;
    const language = address.language ?? (await languageOf(facilityId, contactId));
    const words = await messageWords(db, { facilityId, contactId, language, link });
    if (!words) return;
    const { subject, text, short } = words;
    const body = way === 'sms' ? { text: short } : { subject, text, attachments: [] };
    const posted = await post({
      facilityId,
      channel: way,
      // Limits are the contact's, and the house's.
      person: contactId,
      to: way === 'sms' ? address.phone : address.mail,
      body: JSON.stringify(body),
      once: `ring ${callId} ${way}`,
      expiresAt: store.clock() + LEAVES_WITHIN_MS,
    });
    if (posted.state === 'queued') sent.set(posted.id, { ring, way, others, address, sign });
    else if (posted.why !== 'twice') {
      await fail(sign, way, posted.why);
      await send({ ring, address, sign }, others);
    }
  }

  async function languageOf(facilityId: Id, contactId: Id): Promise<Language> {
    const devices = await listBodies(db, facilityId, 'device', { contactId });
    const [newest] = devices.sort((a, b) => b.body.acceptedAt - a.body.acceptedAt);
    return (
      newest?.body.language ?? (await findBody(db, facilityId, 'facility', facilityId))?.language ?? 'fr'
    );
  }

  return {
    async write(ring, sign) {
      const { facilityId, call } = ring;
      const { contactId } = call;
      const address = await findBody(db, facilityId, 'address', contactId);
      const contact = await findBody(db, facilityId, 'contact', contactId);
      const facility = await findBody(db, facilityId, 'facility', facilityId);
      if (!address || !contact || !facility) return;
      const ways = (['sms', 'mail'] as const).filter(
        (way) => can[way] && (way === 'sms' ? address.phone : address.mail),
      );
      const [first] = ways;
      if (!first) return;
      const now = store.clock();
      if (isWithinHours(contact.messageQuiet, facility.timeZone, now))
        return await fail(sign, first, 'quiet');
      const last = await lastMessageTo(db, { facilityId, person: contactId });
      if (last !== null && now - last < BETWEEN_MS) return await fail(sign, first, 'limit');
      await send({ ring, address, sign }, ways);
    },
    over({ id, isAccepted, why }) {
      const one = sent.get(id);
      if (!one) return;
      sent.delete(id);
      const { way, others, sign } = one;
      if (isAccepted) void sign({ by: way, got: 'accepted', deviceId: null, why: null });
      else void fail(sign, way, (why ?? 'unknown').slice(0, 40)).then(() => send(one, others));
    },
  };
}
