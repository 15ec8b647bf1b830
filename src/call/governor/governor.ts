import { effect, untracked } from '@preact/signals';
import type { ServerMessage } from '../../protocol/live.ts';
import type { Id } from '../../protocol/primitives.ts';
import { TELEMETRY_EVERY_MS } from '../../protocol/sharing.ts';
import type { Peer } from '../peer.ts';
import type { Peers } from '../peers.ts';
import type { CallDeps } from '../ports.ts';
import { type Allowed, budgetOf, feel, lidded, START_FELT, UNLIMITED } from './budget.ts';
import { createCodecChoice, rememberEncoder } from './codec.ts';
import { climb, hasPicture, isStill, knock, type Ladder, ordersOf, START, STILL_AT_ONCE } from './ladder.ts';
import { createOrderly, senderOf } from './orders.ts';
import { createProof, PROVEN } from './proof.ts';
import { type Counters, compare, type Measured, readReport, telemetryOf } from './readings.ts';
import { createSound } from './sound.ts';
import { createSounder } from './sounding.ts';

const LOOK_MS = 1_000;
const LOOKS_A_TELEMETRY = TELEMETRY_EVERY_MS / LOOK_MS;
/** The other's voice came and its picture did not, so many looks in a row. */
const STANDS_LOOKS = 2;
/** An estimate that fell by so much since the last look is still falling: it is looked at more closely. */
const CRASH = 0.6;
const GLANCE_MS = 330;

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
  const proof = createProof(createSounder({ channel: peer.channel(), timers, clock }, signal));
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
  /** Its first frame is what the other side sees when the picture stands. */
  let hasBeenSeen = false;
  let timer: unknown;
  const glances: unknown[] = [];

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
    if (measured.up !== null && lastUp !== null && measured.up < lastUp * CRASH) glanceSoon();
    lastUp = measured.up ?? lastUp;
    hasBeenSeen ||= framesEncoded > 0;
    const isProven = proof.isProven();
    budget = budgetNow(lastUp);
    sound.look(measured, budget);
    stale = measured.received === 0 ? STALE_LOOKS : Math.max(0, stale - 1);
    const { isSlow } = measured;
    const picture = hasPicture(deps.share());
    ladder = climb(ladder, { budget, picture, isSlow, isAway: stale > 0, isProven });
    const sends = act();
    const grown = budgetOf({ up: lastUp }, deps.share(), felt) >= PROVEN;
    proof.look({ picture: shown(sends), mayMove: picture, grown });
    choice?.look(encoding, isStill(ladder) || !sends ? null : framesAsked());
    stands = measured.pictureStands ? stands + 1 : 0;
    theirs = stands >= STANDS_LOOKS || (theirs && measured.framesHere === 0);
    deps.onThin(theirs || (sends && isStill(ladder)));
    if (looks % LOOKS_A_TELEMETRY === 0) tell(measured, sends);
  }

  const shown = (sends: boolean) => (sends ? (isStill(ladder) ? 'still' : 'moving') : 'none');
  const framesAsked = () => ordersOf(ladder, budget, false).picture?.framesPerSecond ?? 0;

  /** A call that begins as sound with a still needs the still: one frame is let through first. */
  function act(): boolean {
    const still = isStill(ladder);
    const orders = ordersOf(still && !hasBeenSeen ? START : ladder, budget, sound.isDoubled());
    const { bits, picture } = deps.share();
    const asked = still && picture && !proof.isKnown() ? knock(looks, budget, bits) : null;
    return orderly.give({ ...orders, voice: asked ?? orders.voice }, picture && proof.isKnown());
  }

  function tell(measured: Measured, sends: boolean) {
    if (deps.callId === null) return;
    const picture = shown(sends);
    // Over a voice alone Chromium believes next to nothing, and less after every sounding.
    const up =
      picture === 'still' && measured.up !== null ? Math.max(measured.up, proof.found()) : measured.up;
    const telemetry = telemetryOf({ ...measured, up });
    deps.line.send({ type: 'call.telemetry', callId: deps.callId, ...telemetry, picture });
  }

  function budgetNow(estimate: number | null): number {
    const least = proof.isProven() ? PROVEN : 0;
    const up = estimate === null ? null : Math.max(estimate, least);
    return budgetOf({ up }, deps.share(), Math.max(felt, least));
  }

  /** Between two looks nothing but the estimate is looked at: a line that gets too thin is full in a second. */
  async function glance() {
    const report = await connection.getStats().catch(() => null);
    if (signal.aborted || report === null) return;
    const { up } = readReport(report);
    if (up === null || stale > 0 || connection.connectionState !== 'connected') return;
    const most = budgetNow(up);
    if (most < STILL_AT_ONCE) narrow(most);
  }

  function glanceSoon() {
    for (const one of glances.splice(0)) timers.clearTimeout(one);
    for (const n of [1, 2]) glances.push(timers.setTimeout(() => void glance(), n * GLANCE_MS));
  }

  /** Less counts in this moment; more waits for the next look. */
  function narrow(most: number) {
    const picture = hasPicture(deps.share());
    if (picture && budget !== null && budget <= most) return;
    budget = Math.min(budget ?? most, most);
    ladder = climb(ladder, { budget, picture, isSlow: false });
    const sends = act();
    if (sends && isStill(ladder)) deps.onThin(true);
  }

  signal.addEventListener('abort', () => {
    for (const one of [timer, ...glances]) timers.clearTimeout(one);
  });
  void look();
  return {
    /** The share changed: a smaller one counts in this moment. */
    hurry() {
      const { bits, picture } = deps.share();
      if (bits !== null || !picture) narrow(bits ?? Number.POSITIVE_INFINITY);
    },
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
