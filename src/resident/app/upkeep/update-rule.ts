import type { EpochMs } from '../../../protocol/primitives.ts';

/** Five minutes without a touch: nobody is reading, and nobody is about to press. */
export const IDLE_BEFORE_UPDATE_MS = 5 * 60_000;
/** By day a quarter of an hour, and only for a version that no night could bring (a tablet in a drawer, say). */
const IDLE_BY_DAY_MS = 15 * 60_000;
const OVERDUE_MS = 72 * 60 * 60_000;

export type Moment = {
  now: EpochMs;
  lastTouch: EpochMs;
  /** A call or a ring, here or in another tab. */
  inCall: boolean;
  /** A card that waits to be read, or another screen than the first. */
  elsewhere: boolean;
  online: boolean;
  /** Wishes and help requests that only this tablet knows. */
  unsent: number;
  /** Charging, above 20 %, or unknown. */
  hasPower: boolean;
  /** Tonight's minute has come, and five o'clock has not. */
  smallHours: boolean;
  /** For how long a version has been waiting. */
  waitedMs: number;
  /** The server speaks to this version no longer: nobody can be rung before the update. */
  outdated: boolean;
  /** Staff asked for it. */
  asked: boolean;
};

/**
 * May the launcher reload into a new version now? Never in a call and never offline: a reload that fails leaves a
 * blank tablet on the wall. Unless staff asked, never under a hand either, nor with anything unsent, and by night.
 */
export function mayUpdate(moment: Moment): boolean {
  if (moment.inCall || !moment.online) return false;
  if (moment.asked) return true;
  if (moment.unsent > 0 || !moment.hasPower) return false;
  const idleMs = moment.now - moment.lastTouch;
  if (!moment.elsewhere && (moment.smallHours || moment.outdated)) return idleMs >= IDLE_BEFORE_UPDATE_MS;
  // A card may lie there for days, in a room where nobody is: at last it counts as read.
  return moment.waitedMs > OVERDUE_MS && idleMs >= IDLE_BY_DAY_MS;
}
