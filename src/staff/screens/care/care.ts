import type { EpochMs } from '../../../protocol/primitives.ts';

/** Washing and dressing, a visit of the doctor, a long bath, an hour of therapy. */
export const CARE_MINUTES = [15, 30, 45, 60] as const;
export type CareMinutes = (typeof CARE_MINUTES)[number];

/** When care that begins now will be over. */
export const careEnd = (now: EpochMs, minutes: CareMinutes): EpochMs => now + minutes * 60_000;

/** Is it going on? It ends by itself: nobody has to remember to switch it off. */
export const isCaring = (until: EpochMs | null, now: EpochMs): until is EpochMs =>
  until !== null && until > now;
