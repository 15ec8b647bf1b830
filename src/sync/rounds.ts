import { type Refusal, refusal } from '../protocol/errors.ts';
import { backoffMs } from './backoff.ts';
import { RequestRefused } from './http.ts';
import type { Timers } from './timers.ts';

/** A piece of work towards the server that is done as often as asked, one round at a time. */
export interface Rounds {
  /** A round from now on: at once, or after the one that is under way. Any number of wishes meanwhile are one. */
  ask(): void;
  /** The same, but a round under way is given up first: it hangs on a network that is gone. */
  askAfresh(): void;
}

export type RoundsOptions = {
  /** Throws `RequestRefused`; stops early when its signal aborts. */
  round(signal: AbortSignal): Promise<void>;
  /** After *later*: is there hope without being asked? If not, nothing happens until somebody asks. */
  mayRetry(): boolean;
  /** *never* or *sign-in*: not tried again until somebody asks. */
  onRefused?(refused: Refusal): void;
  timers: Timers;
  random: () => number;
};

export function startRounds(options: RoundsOptions, signal: AbortSignal): Rounds {
  const { timers, random } = options;
  let wanted = false;
  let current: AbortController | null = null;
  let failures = 0;
  let timer: unknown;

  async function run() {
    while (wanted && !signal.aborted) {
      wanted = false;
      current = new AbortController();
      const refused = await attempt(options, current.signal);
      const givenUp = current.signal.aborted;
      current = null;
      if (!refused) failures = 0;
      else if (!givenUp) return rest(refused);
    }
  }

  function rest(refused: Refusal) {
    if (signal.aborted) return;
    if (refused.retry !== 'later') return options.onRefused?.(refused);
    if (!options.mayRetry()) return;
    timer = timers.setTimeout(ask, Math.max(backoffMs(failures, random), refused.retryAfterMs ?? 0));
    failures += 1;
  }

  function ask() {
    timers.clearTimeout(timer);
    wanted = true;
    if (!current) void run();
  }

  signal.addEventListener('abort', () => {
    timers.clearTimeout(timer);
    current?.abort();
  });

  return {
    ask,
    askAfresh() {
      current?.abort();
      ask();
    },
  };
}

/** What else can go wrong than a refusal is the disk; that too may be better later. */
async function attempt({ round }: RoundsOptions, signal: AbortSignal): Promise<Refusal | null> {
  try {
    await round(signal);
    return null;
  } catch (error) {
    return error instanceof RequestRefused ? error.refusal : refusal('unavailable');
  }
}
