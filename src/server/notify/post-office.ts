import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Timers } from '../live/timers.ts';
import type { Log } from '../log.ts';
import type { Db } from '../store/schema.ts';
import { type Carry, CHANNELS, type Channel, type Delivery } from './carriers.ts';
import type { Posted } from './notify-ports.ts';
import {
  type Due,
  dueMessages,
  enqueue,
  finish,
  type Limit,
  type NewMessage,
  noteTry,
  postpone,
  type Receipt,
  receiptOf,
} from './queue.ts';

const HOUR_MS = 60 * 60 * 1000;
/** A gateway's SMS cost money, and a mail server that sends too much is soon believed by nobody. */
const LIMITS: Record<Channel, Limit> = {
  push: { perPerson: 60, perFacility: 3000, withinMs: HOUR_MS },
  mail: { perPerson: 20, perFacility: 300, withinMs: HOUR_MS },
  sms: { perPerson: 10, perFacility: 100, withinMs: 24 * HOUR_MS },
};
/** After the first failure, the second, …; then always the last. */
const BACKOFF_MS = [5_000, 15_000, 60_000, 5 * 60_000, 15 * 60_000];
const LOOK_EVERY_MS = 5_000;

export type Letter = Omit<NewMessage, 'id' | 'createdAt'>;

/** What became of a message in the end: somebody took it, or nobody ever will. */
export type MessageOver = { id: Id; isAccepted: boolean; why: string | null };

/** Messages on their way out: put down durably first, then carried. Each once, unless the server dies in the middle. */
export interface PostOffice {
  post(letter: Letter): Promise<Posted>;
  receipt(facilityId: Id, id: Id): Promise<Receipt | null>;
  /** Tries everything that is due, and waits for it. */
  deliver(): Promise<void>;
  /** Stops looking, and waits for what is under way. */
  close(): Promise<void>;
}

type Deps = {
  db: Db;
  now: () => EpochMs;
  newId: () => Id;
  timers: Timers;
  log: Log;
  /** Null: this way out is not configured. */
  carriers: Record<Channel, Carry | null>;
  /** A browser threw its subscription away. */
  onGone: (address: string) => Promise<void>;
  /** Hears how each message ended. */
  onOver?: (over: MessageOver) => void;
};

export function createPostOffice(deps: Deps): PostOffice {
  const { db, now, log } = deps;
  const rounds = new Map<Channel, Promise<void>>();
  let isClosed = false;

  async function end(id: Id, { isAccepted, why }: Omit<MessageOver, 'id'>): Promise<void> {
    await finish(db, id, { state: isAccepted ? 'accepted' : 'failed', why, now: now() });
    deps.onOver?.({ id, isAccepted, why });
  }

  async function tryOne(channel: Channel, carry: Carry, due: Due): Promise<void> {
    if (due.expiresAt <= now()) return await end(due.id, { isAccepted: false, why: 'expired' });
    const wait = BACKOFF_MS[Math.min(due.tries, BACKOFF_MS.length - 1)] ?? HOUR_MS;
    await noteTry(db, due.id, now() + wait);
    const delivery = await carry(due).catch((): Delivery => ({ got: 'never', why: 'unreadable' }));
    if (delivery.got !== 'accepted')
      log.warn({ channel, message: due.id, why: delivery.why }, 'not delivered');
    if (delivery.got === 'gone') await deps.onGone(due.to);
    if (delivery.got === 'later') {
      const nextAt = now() + Math.max(wait, delivery.afterMs ?? 0);
      await postpone(db, due.id, { nextAt, why: delivery.why });
    } else {
      const isAccepted = delivery.got === 'accepted';
      await end(due.id, { isAccepted, why: isAccepted ? null : delivery.why });
    }
  }

  /** One round at a time for each way out: a mail server that does not answer holds up no push. */
  async function round(channel: Channel, carry: Carry): Promise<void> {
    for (;;) {
      const due = isClosed ? [] : await dueMessages(db, channel, now());
      if (due.length === 0) return;
      await Promise.all(due.map((one) => tryOne(channel, carry, one)));
    }
  }

  function look(channel: Channel): Promise<void> {
    const carry = deps.carriers[channel];
    if (!carry) return Promise.resolve();
    // After the one that is under way: it may have looked before the newest was put down.
    const next = (rounds.get(channel) ?? Promise.resolve())
      .then(() => round(channel, carry))
      .catch((error: unknown) => log.error({ error, channel }, 'the queue could not be worked on'));
    rounds.set(channel, next);
    return next;
  }

  const deliver = async () => void (await Promise.all(CHANNELS.map(look)));
  const stop = deps.timers.every(LOOK_EVERY_MS, () => {
    void deliver();
  });

  return {
    async post(letter) {
      if (!deps.carriers[letter.channel]) return { state: 'refused', why: 'off' };
      const id = deps.newId();
      const why = await enqueue(db, { ...letter, id, createdAt: now() }, LIMITS[letter.channel]);
      if (why) return { state: 'refused', why };
      void look(letter.channel);
      return { state: 'queued', id };
    },
    receipt: (facilityId, id) => receiptOf(db, facilityId, id),
    deliver,
    async close() {
      isClosed = true;
      stop();
      await Promise.all(rounds.values());
    },
  };
}
