import { effect, type ReadonlySignal } from '@preact/signals';
import type { CallControl } from '../../call/ports.ts';
import type { LinkSecret } from '../../sync/link-secret.ts';
import type { Live } from '../../sync/live.ts';
import type { Timers } from '../../sync/timers.ts';
import type { Arrival } from './arrival.ts';

/** So long a page that came by a link waits to hear whether it is rung. */
const NEWS_MS = 4_000;
/** Nobody has answered yet, and the way to the other is built by now. */
const RING_MS = 1_500;
/** Answered, and no picture has come: perhaps there is none. */
const PICTURE_MS = 3_000;

/** Keeps off what can wait, as long as somebody waits for a face. */
export interface Calm {
  /** Resolves when nobody waits for a first picture: nobody rings, or it is here. */
  readonly comes: Promise<void>;
  follow(deps: CalmDeps): void;
}

/** The bond on the screen, as far as it may be rung. */
type Rung = { call: Pick<CallControl, 'view' | 'remoteHasPicture'>; live: Pick<Live, 'welcome'> };

export type CalmDeps = {
  link: LinkSecret | null;
  arrival: Pick<Arrival, 'state'>;
  household: { shown: ReadonlySignal<Rung | null> };
  timers: Timers;
};

/**
 * A ring that a link brought up has the line, and the processor of a cheap telephone, to itself until its picture is here:
 * the typeface, the home and how one is rung tomorrow come after it. Who opens the page without a link waits for nothing.
 */
export function createCalm(): Calm {
  let come = () => {};
  const comes = new Promise<void>((resolve) => {
    come = resolve;
  });
  return {
    comes,
    follow({ link, arrival, household, timers }) {
      if (!link) return come();
      let timer: unknown;
      const stop = effect(() => {
        timers.clearTimeout(timer);
        const ms = waitOf(arrival, household.shown.value);
        if (ms !== null) timer = timers.setTimeout(end, ms);
      });
      function end() {
        stop();
        come();
      }
    },
  };
}

/** How long it is still waited for; null: until something happens. */
function waitOf({ state }: CalmDeps['arrival'], bond: Rung | null): number | null {
  if (state.value === 'opening') return null;
  if (!bond || state.value !== 'settled') return 0;
  const { at } = bond.call.view.value;
  if (at === 'idle') return bond.live.welcome.value ? 0 : NEWS_MS;
  if (at === 'over' || bond.call.remoteHasPicture.value) return 0;
  return at === 'connecting' || at === 'connected' ? PICTURE_MS : RING_MS;
}

/**
 * What a socket says, with *there is more to pull* told once calm has come: a ring writes its own record twice before its
 * first picture, and whoever waits for that one reads no list of calls. In calm it is told at once.
 */
export function pokedInCalm({ onMessage }: Pick<Live, 'onMessage'>, calm: Promise<void>): Live['onMessage'] {
  return (hear) => {
    let isOver = false;
    const stop = onMessage((message) => {
      if (message.type === 'poke') void calm.then(() => isOver || hear(message));
      else hear(message);
    });
    return () => {
      isOver = true;
      stop();
    };
  };
}
