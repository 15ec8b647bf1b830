import { effect } from '@preact/signals';
import type { Timers } from '../../sync/timers.ts';
import type { Entrance } from './entrance.ts';

const KNOCK_EVERY_MS = 5_000;

/**
 * Tries the door again by itself while the server is away: the PC of a ward is opened once, and from then on somebody
 * counts on hearing it when a resident asks for help.
 */
export function keepKnocking(entrance: Pick<Entrance, 'state' | 'begin'>, timers: Timers): void {
  effect(() => {
    // Every failed try is a new state, and so the next one is due.
    if (entrance.state.value.at !== 'unreachable') return;
    const timer = timers.setTimeout(() => void entrance.begin(), KNOCK_EVERY_MS);
    return () => timers.clearTimeout(timer);
  });
}
