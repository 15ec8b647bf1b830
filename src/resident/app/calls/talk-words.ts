import type { ResidentKey } from '../../../i18n/resident.ts';

type Talking = { reconnecting: boolean; searching?: boolean };
type Seen = { paused: boolean; thin: boolean; isStation: boolean };

export type TalkWords = Extract<
  ResidentKey,
  `call.${'looking' | 'looking_carers' | 'reconnecting' | 'thin'}`
>;

/**
 * The line over the picture; null: all is well. Whoever locked her telephone is not lost, and said so: the face that stands
 * in tells that the picture is paused, until even that has lasted for too long without a sign.
 */
export function talkWords(
  { reconnecting, searching }: Talking,
  { paused, thin, isStation }: Seen,
): TalkWords | null {
  if (searching) return isStation ? 'call.looking_carers' : 'call.looking';
  if (reconnecting && !paused) return 'call.reconnecting';
  return thin ? 'call.thin' : null;
}
