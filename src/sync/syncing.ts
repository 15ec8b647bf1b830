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
};

/** Ask for a round of one or the other. Without a socket nothing happens: there is no network, or soon a welcome. */
export type Syncing = { pullSoon(): void; pushSoon(): void };

/**
 * Pulls and pushes when there is reason to. A welcome is the reason for everything: what was poked while the socket was
 * away is unknown, and requests from before it hang on a network that is gone.
 */
export function startSyncing(options: SyncingOptions, abort: AbortSignal): Syncing {
  const { live, timers, random } = options;
  const isOpen = () => live.state.peek() === 'open';
  const rules: Omit<RoundsOptions, 'round'> = {
    timers,
    random,
    mayRetry: isOpen,
    onRefused: ({ retry }) => retry === 'sign-in' && options.onSignedOut(),
  };
  const pull = startRounds({ ...rules, round: options.pull }, abort);
  const push = startRounds({ ...rules, round: options.push }, abort);

  const stopHearing = live.onMessage((message) => {
    if (message.type === 'welcome') {
      pull.askAfresh();
      push.askAfresh();
    }
    if (message.type === 'poke') pull.ask();
  });
  abort.addEventListener('abort', stopHearing);

  const whenOpen = (ask: () => void) => () => {
    if (isOpen()) ask();
  };
  const syncing = { pullSoon: whenOpen(pull.ask), pushSoon: whenOpen(push.ask) };
  // The socket may have been faster than the disk.
  syncing.pullSoon();
  syncing.pushSoon();
  return syncing;
}
