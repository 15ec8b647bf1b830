import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { RoomDeps } from './guest-side.ts';

/** As often as the line's other figures are taken. */
const LOOK_MS = 2_000;
/**
 * Two small pictures with their voices, beside each other. Not more: what congestion control believes hardly grows while
 * a call sends little, and a call of two is held to little. Bits a second.
 */
const ENOUGH_BITS = 240_000;
/** What the server lets this page send to the tablet, whose line is to carry one more: below, pictures would become stills. */
const LEAST_SHARE_BITS = 120_000;
const MOST_LOSS = 0.05;
/** What is offered must not flicker: so many looks in a row must agree. */
const AGREEING = 2;

/** What was measured. Null: this browser does not say; of `share`: no limit is known. `moves`: the tablet's picture. */
export type LineFigures = { up: number | null; loss: number | null; share: number | null; moves: boolean };

/** Would this line carry one more? A figure that a browser does not have speaks neither for nor against it. */
export function carriesOneMore({ up, loss, share, moves }: LineFigures): boolean {
  if (!moves || (up === null && loss === null)) return false;
  if (share !== null && share < LEAST_SHARE_BITS) return false;
  return (up === null || up >= ENOUGH_BITS) && (loss === null || loss <= MOST_LOSS);
}

type Deps = Pick<RoomDeps, 'mainPeer' | 'hasPicture' | 'thin' | 'timers'> & {
  isWanted: ReadonlySignal<boolean>;
  share(): number | null;
};

/**
 * Measures this page's own call while there is anybody to invite.
 * @returns whether one more may be offered
 */
export function startLineWatch(
  { mainPeer, hasPicture, thin, timers, isWanted, share }: Deps,
  stop: AbortSignal,
): ReadonlySignal<boolean> {
  const mayOffer = signal(false);
  let agreeing = 0;
  let timer: unknown;

  async function look() {
    const figures = await readFigures(mainPeer()?.connection ?? null);
    if (stop.aborted || !isWanted.peek()) return;
    const moves = hasPicture.peek() && !thin.peek();
    const carries = carriesOneMore({ ...figures, share: share(), moves });
    agreeing = carries === mayOffer.peek() ? 0 : agreeing + 1;
    if (agreeing >= AGREEING) {
      mayOffer.value = carries;
      agreeing = 0;
    }
    timer = timers.setTimeout(() => void look(), LOOK_MS);
  }

  const stopWatching = effect(() => {
    timers.clearTimeout(timer);
    if (isWanted.value) void look();
  });
  stop.addEventListener('abort', () => {
    stopWatching();
    timers.clearTimeout(timer);
  });
  return mayOffer;
}

/** @returns what congestion control believes, and the worst loss that the other side reports (RFC 3550 §6.4.1). */
async function readFigures(connection: RTCPeerConnection | null): Promise<Pick<LineFigures, 'up' | 'loss'>> {
  let up: number | null = null;
  let loss: number | null = null;
  const report = await connection?.getStats().catch(() => null);
  report?.forEach((entry: Figure) => {
    if (entry.type === 'candidate-pair' && entry.nominated && entry.availableOutgoingBitrate !== undefined)
      up = Math.max(up ?? 0, entry.availableOutgoingBitrate);
    if (entry.type === 'remote-inbound-rtp' && entry.fractionLost !== undefined)
      loss = Math.max(loss ?? 0, entry.fractionLost);
  });
  return { up, loss };
}

type Figure = {
  type?: string;
  nominated?: boolean;
  availableOutgoingBitrate?: number;
  fractionLost?: number;
};
