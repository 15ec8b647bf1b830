import { effect, untracked } from '@preact/signals';
import type { ServerMessage } from '../../protocol/live.ts';
import type { Id } from '../../protocol/primitives.ts';
import { TELEMETRY_EVERY_MS, type Telemetry } from '../../protocol/sharing.ts';
import type { Peer } from '../peer.ts';
import type { Peers } from '../peers.ts';
import type { CallDeps } from '../ports.ts';
import { type Allowed, budgetOf, feel, START_FELT, UNLIMITED } from './budget.ts';
import { createCodecChoice, rememberEncoder } from './codec.ts';
import { climb, hasPicture, isStill, knock, type Ladder, ordersOf, START } from './ladder.ts';
import { createOrderly, senderOf } from './orders.ts';
import { type Counters, compare, type Measured, readReport } from './readings.ts';
import { createSound } from './sound.ts';

const LOOK_MS = 1_000;
const LOOKS_A_TELEMETRY = TELEMETRY_EVERY_MS / LOOK_MS;
/** The other's voice came and its picture did not, so many looks in a row. */
const STANDS_LOOKS = 2;

/** After an outage Chromium's estimate needs so many looks to be one of the line again. */
const STALE_LOOKS = 3;

export type GovernorDeps = Pick<CallDeps, 'line' | 'timers' | 'clock' | 'device'> & {
  peers: Pick<Peers, 'chosen'>;
  /** Whose `call.share` is heard and whose telemetry is said. Null: a side connection of a family call, which is only limited. */
  callId: Id | null;
  /** The most that this connection may have, whatever the line; null: no such limit. Asked every second. */
  most?: () => number | null;
  /** The line is too thin for a picture, here or over there; or it is not any more. */
  onThin(thin: boolean): void;
};

/**
 * Keeps a call within its line, from the answer to the end: the voice first, then as much picture as there is room for.
 * Looks every second; hears the server's share; tells the server what it measures.
 *
 * @param early what the server said while this was fetched
 */
export function startGovernor(
  deps: GovernorDeps,
  early: readonly ServerMessage[],
  signal: AbortSignal,
): void {
  const share: { now: Allowed } = { now: UNLIMITED };
  let governed: { hurry(): void } | null = null;
  let ending = new AbortController();
  const hear = (message: ServerMessage) => {
    if (message.type !== 'call.share' || message.callId !== deps.callId) return;
    share.now = { bits: message.bits, picture: message.picture };
    governed?.hurry();
  };
  early.forEach(hear);
  const stopHearing = deps.line.onMessage(hear);
  const stopFollowing = effect(() => {
    const peer = deps.peers.chosen.value;
    untracked(() => {
      ending.abort();
      ending = new AbortController();
      governed =
        peer === null
          ? null
          : govern(peer, { ...deps, share: () => lidded(share.now, deps.most?.()) }, ending.signal);
    });
  });
  signal.addEventListener('abort', () => {
    stopFollowing();
    stopHearing();
    ending.abort();
  });
}

type GovernDeps = GovernorDeps & { share: () => Allowed };

/** One connection: a rebuilt one starts anew, small. */
function govern(peer: Peer, deps: GovernDeps, signal: AbortSignal) {
  const { connection } = peer;
  const { timers, clock, device } = deps;
  const orderly = createOrderly(connection);
  const codecs = (kind: string) => device?.RTCRtpReceiver?.getCapabilities(kind)?.codecs ?? [];
  const sound = createSound({ peer, codecs: () => codecs('audio') });
  const choice = chooseCodec(connection, deps, () => codecs('video'));
  let ladder: Ladder = START;
  let felt = START_FELT;
  /** Chromium leaves its estimate out of a report now and then: that is no reason to feel for what it knows. */
  let lastUp: number | null = null;
  let before: { counters: Counters; at: number } | null = null;
  let budget: number | null = null;
  let stands = 0;
  let stale = 0;
  let theirs = false;
  let looks = 0;
  let timer: unknown;

  async function look() {
    const report = await connection.getStats().catch(() => null);
    if (signal.aborted) return;
    timer = timers.setTimeout(() => void look(), LOOK_MS);
    if (report === null || connection.connectionState !== 'connected') {
      before = null;
      return;
    }
    const counters = readReport(report);
    const at = clock.now();
    const seconds = before === null ? 0 : (at - before.at) / 1000;
    if (before !== null && seconds > 0) weigh(compare(before.counters, counters, seconds), counters);
    before = { counters, at };
  }

  function weigh(measured: Measured, { framesEncoded, encoding }: Counters) {
    looks += 1;
    felt = feel(felt, measured);
    lastUp = measured.up ?? lastUp;
    budget = budgetOf({ up: lastUp }, deps.share(), felt);
    sound.look(measured, budget);
    stale = measured.received === 0 ? STALE_LOOKS : Math.max(0, stale - 1);
    const { isSlow } = measured;
    ladder = climb(ladder, { budget, picture: hasPicture(deps.share()), isSlow, isAway: stale > 0 });
    const sends = act(framesEncoded);
    choice?.look(encoding, isStill(ladder) || !sends ? null : framesAsked());
    stands = measured.pictureStands ? stands + 1 : 0;
    theirs = stands >= STANDS_LOOKS || (theirs && measured.framesHere === 0);
    deps.onThin(theirs || (sends && isStill(ladder)));
    if (looks % LOOKS_A_TELEMETRY === 0) tell(measured, sends);
  }

  const framesAsked = () => ordersOf(ladder, budget, false).picture?.framesPerSecond ?? 0;

  /** @param framesSent a call that begins as sound with a still needs the still: one frame is let through first */
  function act(framesSent: number): boolean {
    const still = isStill(ladder);
    const orders = ordersOf(still && framesSent === 0 ? START : ladder, budget, sound.isDoubled());
    const { bits, picture } = deps.share();
    const asked = still && picture ? knock(looks, budget, bits) : null;
    return orderly.give({ ...orders, voice: asked ?? orders.voice });
  }

  function tell(measured: Measured, sends: boolean) {
    if (deps.callId === null) return;
    const picture = sends ? (isStill(ladder) ? 'still' : 'moving') : 'none';
    deps.line.send({ type: 'call.telemetry', callId: deps.callId, ...telemetryOf(measured), picture });
  }

  signal.addEventListener('abort', () => timers.clearTimeout(timer));
  void look();
  return {
    /** The share changed: a smaller one counts in this moment. */
    hurry() {
      const { bits } = deps.share();
      const picture = hasPicture(deps.share());
      if (bits === null && picture) return;
      const most = bits ?? Number.POSITIVE_INFINITY;
      if (picture && (budget === null || budget <= most)) return;
      budget = Math.min(budget ?? most, most);
      ladder = climb(ladder, { budget, picture, isSlow: false });
      const sends = act(before?.counters.framesEncoded ?? 0);
      if (sends && isStill(ladder)) deps.onThin(true);
    },
  };
}

function lidded({ bits, picture }: Allowed, most: number | null = null): Allowed {
  const lid = Math.min(bits ?? Number.POSITIVE_INFINITY, most ?? Number.POSITIVE_INFINITY);
  return { picture, bits: Number.isFinite(lid) ? lid : null };
}

function telemetryOf({
  up,
  sent,
  received,
  loss,
  roundTripMs,
  relayed,
}: Measured): Omit<Telemetry, 'picture'> {
  const whole = Math.round;
  return {
    up: up === null ? null : whole(up),
    sent: whole(sent),
    received: whole(received),
    loss,
    roundTripMs: roundTripMs === null ? null : Math.min(120_000, whole(roundTripMs)),
    relayed,
  };
}

function chooseCodec(
  connection: RTCPeerConnection,
  { device, clock }: GovernDeps,
  codecs: () => readonly RTCRtpCodec[],
) {
  const sender = senderOf(connection, 'video');
  if (!device || !sender) return null;
  const { localStorage, navigator } = device;
  const video = { contentType: 'video/H264', width: 480, height: 360, bitrate: 190_000, framerate: 20 };
  return createCodecChoice({
    ...{ sender, codecs, now: () => clock.now(), memory: rememberEncoder(localStorage) },
    async isHardware() {
      const info = await navigator.mediaCapabilities.encodingInfo({ type: 'webrtc', video });
      return info.supported && info.powerEfficient;
    },
  });
}
