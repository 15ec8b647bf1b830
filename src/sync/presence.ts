import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Presence } from '../protocol/live.ts';
import type { Id } from '../protocol/primitives.ts';
import type { Live } from './live.ts';

export type PresenceMap = ReadonlyMap<Id, Presence>;

/**
 * Who is connected, by the id of tablet, contact or resident. A welcome says it all, later messages only what changed;
 * while we are offline ourselves nothing is known.
 */
export function followPresence(
  live: Pick<Live, 'online' | 'welcome' | 'onMessage'>,
  abort: AbortSignal,
): ReadonlySignal<PresenceMap> {
  const presence = signal<PresenceMap>(byId(live.welcome.peek()?.presence ?? []));
  const stopHearing = live.onMessage((message) => {
    if (message.type === 'welcome') presence.value = byId(message.presence);
    if (message.type === 'presence') presence.value = new Map([...presence.value, ...byId(message.presence)]);
  });
  const stopWatching = effect(() => {
    if (!live.online.value && presence.peek().size > 0) presence.value = new Map();
  });
  abort.addEventListener('abort', () => {
    stopHearing();
    stopWatching();
  });
  return presence;
}

const byId = (list: readonly Presence[]): PresenceMap => new Map(list.map((one) => [one.id, one]));
