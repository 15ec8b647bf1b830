import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { RoomDeps } from './guest-room.ts';

/** As often as the line's other figures are taken. */
const LOOK_MS = 2_000;
/** One more picture of 150 kbit/s and a voice beside what is sent already, and air for both. Bits a second. */
const ENOUGH_BITS = 400_000;
const MOST_LOSS = 0.05;
/** What is offered must not flicker: so many looks in a row must agree. */
const AGREEING = 2;

/** What was measured. Null: this browser does not say. */
export type LineFigures = { up: number | null; loss: number | null; moves: boolean };

/** Would this line carry one more? A figure that a browser does not have speaks neither for nor against it. */
export function carriesOneMore({ up, loss, moves }: LineFigures): boolean {
  if (!moves || (up === null && loss === null)) return false;
  return (up === null || up >= ENOUGH_BITS) && (loss === null || loss <= MOST_LOSS);
}

type Deps = Pick<RoomDeps, 'mainPeer' | 'hasPicture' | 'timers'> & { isWanted: ReadonlySignal<boolean> };

/**
 * Measures this page's own call while there is anybody to invite.
 * @returns whether one more may be offered
 */
export function startLineWatch(
  { mainPeer, hasPicture, timers, isWanted }: Deps,
  stop: AbortSignal,
): ReadonlySignal<boolean> {
  const mayOffer = signal(false);
  let agreeing = 0;
  let timer: unknown;

  async function look() {
    const figures = await readFigures(mainPeer()?.connection ?? null);
    if (stop.aborted || !isWanted.peek()) return;
    const carries = carriesOneMore({ ...figures, moves: hasPicture.peek() });
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
async function readFigures(connection: RTCPeerConnection | null): Promise<Omit<LineFigures, 'moves'>> {
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
