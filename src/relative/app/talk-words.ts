import type { RelativeKey } from '../../i18n/relative.ts';

type Talking = { at: 'connecting' | 'connected'; reconnecting: boolean; searching?: boolean };

/**
 * The line over a call, most urgent first; null: all is well. Whoever hid her page is not lost, and said so: *paused*, until
 * even that has lasted for too long without a sign.
 */
export function talkWords(
  { at, reconnecting, searching }: Talking,
  { paused, thin }: { paused: boolean; thin: boolean },
): RelativeKey | null {
  if (searching) return 'call.looking';
  if (paused) return 'call.paused';
  if (reconnecting) return 'call.reconnecting';
  if (at === 'connecting') return 'call.connecting';
  return thin ? 'call.thin' : null;
}
