import { effect, type ReadonlySignal } from '@preact/signals';
import type { Live } from './live.ts';
import { type RoundsOptions, startRounds } from './rounds.ts';
import type { Timers } from './timers.ts';

export type SyncingOptions = {
  live: Pick<Live, 'state' | 'welcome' | 'onMessage'>;
  pull(signal: AbortSignal): Promise<void>;
  push(signal: AbortSignal): Promise<void>;
  /** The server does not know our credential any more. */
  onSignedOut(): void;
  timers: Timers;
  random: () => number;
  /** Of several tabs, only one speaks with the server. */
  leads: ReadonlySignal<boolean>;
};

/** Ask for a round of one or the other. Without a socket nothing happens: there is no network, or soon a welcome. */
export type Syncing = { pullSoon(): void; pushSoon(): void };

/**
 * Pulls and pushes when there is reason to. A welcome is the reason for everything: what was poked while the socket was
 * away is unknown, and requests from before it hang on a network that is gone.
 */
export function startSyncing(options: SyncingOptions, abort: AbortSignal): Syncing {
  const { live, timers, random } = options;
  const { leads } = options;
  const isOpen = () => live.state.peek() === 'open' && leads.peek();
  const rules: Omit<RoundsOptions, 'round'> = {
    timers,
    random,
    mayRetry: isOpen,
    onRefused: ({ retry }) => retry === 'sign-in' && options.onSignedOut(),
  };
  const pull = startRounds({ ...rules, round: options.pull }, abort);
  const push = startRounds({ ...rules, round: options.push }, abort);

  const stopHearing = live.onMessage((message) => {
    if (!leads.peek()) return;
    if (message.type === 'welcome') {
      pull.askAfresh();
      push.askAfresh();
    }
    if (message.type === 'poke') pull.ask();
  });

  const whenOpen = (ask: () => void) => () => {
    if (isOpen()) ask();
  };
  const syncing = { pullSoon: whenOpen(pull.ask), pushSoon: whenOpen(push.ask) };
  // At once, for the socket may have been faster than the disk; and when the tab that led is gone.
  const stopLeading = effect(() => {
    if (!leads.value) return;
    syncing.pullSoon();
    syncing.pushSoon();
  });
  abort.addEventListener('abort', () => {
    stopHearing();
    stopLeading();
  });
  return syncing;
}
