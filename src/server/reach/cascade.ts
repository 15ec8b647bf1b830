import type { Id } from '../../protocol/primitives.ts';
import type { RingReceipt } from '../../protocol/rings.ts';
import { isUnanswered } from '../live/call-state.ts';
import { pushEndsAt } from '../live/ring-length.ts';
import type { Timers } from '../live/timers.ts';
import type { Live, Ringer } from '../live-ports.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Ringing, RingMessages } from './ring-messages.ts';
import type { RingPusher } from './ring-push.ts';
import { wakeableOf } from './subscriptions.ts';

/** How long a device may take to say that it rings before its person is written to. */
const WRITE_AFTER_MS = 15_000;
/** A phone that was off when somebody called hears of it when it comes back. */
const MISSED_MS = 12 * 60 * 60 * 1000;
/** A ring that was answered elsewhere stops; later it would only be a riddle. */
const OVER_MS = 60_000;

export type CascadeDeps = {
  store: Store;
  pusher: RingPusher;
  messages: RingMessages;
  timers: Timers;
  log: Log;
  /** Where signs are kept and told; asked late, because `live/` is built with this. */
  reached: (...sign: Parameters<Live['reached']>) => Promise<void>;
};

/**
 * Rings a contact whose page may be closed: a push to every device at once; an SMS or e-mail when none of them says after
 * a while that it rings; and, when the ring is over, word of that to every device that was woken. Open pages ring by themselves
 * (`live/`), a stand-in is rung by the tablet.
 */
export function createCascade(deps: CascadeDeps): Ringer & { idle(): Promise<void> } {
  const { store, pusher, messages, timers, log } = deps;
  const ringing = new Map<string, Ringing>();
  const running = new Set<Promise<unknown>>();

  function run(work: Promise<unknown>): void {
    const mine = work
      .catch((error: unknown) => log.error({ error }, 'a ring could not go on'))
      .finally(() => running.delete(mine));
    running.add(mine);
  }

  const sign = ({ facilityId, callId }: Ringing, receipt: Omit<RingReceipt, 'at'>) =>
    deps.reached(facilityId, callId, { at: store.clock(), ...receipt });

  async function wakeAll(ring: Ringing): Promise<void> {
    const { facilityId, callId, call, stop } = ring;
    const woken = new Set(call.receipts.map(({ by, deviceId }) => (by === 'push' ? deviceId : null)));
    const devices = await wakeableOf(store.db, facilityId, call.contactId);
    const wakeOne = async (to: (typeof devices)[number]) => {
      const expiresAt = pushEndsAt(call.startedAt);
      const waking = {
        facilityId,
        to,
        about: { about: 'call', id: callId },
        expiresAt,
        urgency: 'high',
      } as const;
      const got = await pusher.wake(waking, stop.signal);
      const why = got.got === 'failed' ? got.why : null;
      await sign(ring, { by: 'push', got: got.got, deviceId: to.deviceId, why });
    };
    // After a restart of the server: who was woken for this call already is not woken again.
    await Promise.all(devices.filter(({ deviceId }) => !woken.has(deviceId)).map(wakeOne));
  }

  function begin(ring: Ringing): void {
    run(wakeAll(ring));
    const wait = Math.max(0, ring.call.startedAt + WRITE_AFTER_MS - store.clock());
    const cancel = timers.after(wait, () => {
      if (ring.call.state === 'looking') run(messages.write(ring, (receipt) => sign(ring, receipt)));
    });
    ring.stop.signal.addEventListener('abort', cancel);
  }

  /** The same push once more: the worker asks how it stands, and shows a missed call, or takes the ring away. */
  async function end({ facilityId, callId, call }: Ringing): Promise<void> {
    const has = (deviceId: Id, got: RingReceipt['got']) =>
      call.receipts.some((one) => one.by === 'push' && one.deviceId === deviceId && one.got === got);
    const devices = await wakeableOf(store.db, facilityId, call.contactId);
    // Whose person opened it knows.
    const told = devices.filter(({ deviceId }) => has(deviceId, 'accepted') && !has(deviceId, 'opened'));
    const isMissed = call.outcome !== null && ['missed', 'offline', 'cancelled'].includes(call.outcome);
    const expiresAt = store.clock() + (isMissed ? MISSED_MS : OVER_MS);
    const about = { about: 'call', id: callId } as const;
    const stop = AbortSignal.timeout(OVER_MS);
    await Promise.all(
      told.map((to) => pusher.wake({ facilityId, to, about, expiresAt, urgency: 'high' }, stop)),
    );
  }

  return {
    told(facilityId, callId, call) {
      if (call.caller !== 'tablet' || call.contactKind !== 'relative') return;
      const key = `${facilityId} ${callId}`;
      const known = ringing.get(key);
      if (known) known.call = call;
      if (isUnanswered(call)) {
        if (known) return;
        const ring: Ringing = { facilityId, callId, call, stop: new AbortController() };
        ringing.set(key, ring);
        begin(ring);
      } else if (known) {
        ringing.delete(key);
        known.stop.abort();
        run(end(known));
      }
    },
    async idle() {
      for (const { stop } of ringing.values()) stop.abort();
      ringing.clear();
      while (running.size > 0) await Promise.all(running);
    },
  };
}
