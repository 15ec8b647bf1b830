import { type ReadonlySignal, signal } from '@preact/signals';
import type { ResponseOf } from '../../../protocol/http.ts';
import type { EpochMs, Secret } from '../../../protocol/primitives.ts';
import type { TabletRoute } from '../../../protocol/tablet-routes.ts';
import { type Http, RequestRefused } from '../../../sync/http.ts';
import type { Timers } from '../../../sync/timers.ts';
import { pause } from './pause.ts';

const ASK_EVERY_MS = 2_000;
/**
 * A code lives ten minutes at the server. It is renewed a little earlier, by time passed here and not by the server's
 * `expiresAt`: an unpaired tablet's clock may be years wrong.
 */
const RENEW_AFTER_MS = 9 * 60_000;

/** What the pairing screen shows. No code yet: the server has not been reached. */
export type PairingView = { code: string | null; offline: boolean };
export type Paired = ResponseOf<'pairByLink'>;

export type PairingDeps = {
  http: Http<TabletRoute>;
  now: () => EpochMs;
  timers: Timers;
  onPaired: (paired: Paired) => void;
};

type Shown = { code: string; claim: Secret; since: EpochMs };

/** Shows a code until a nurse has confirmed it; a code that runs out is replaced by itself. */
export function startPairing(deps: PairingDeps, stop: AbortSignal): ReadonlySignal<PairingView> {
  const view = signal<PairingView>({ code: null, offline: false });
  void keepAsking(deps, stop, (next) => {
    view.value = next;
  });
  return view;
}

async function keepAsking(
  deps: PairingDeps,
  stop: AbortSignal,
  show: (view: PairingView) => void,
): Promise<void> {
  let current: Shown | null = null;
  while (!stop.aborted) {
    let waitMs = ASK_EVERY_MS;
    try {
      if (!current || deps.now() - current.since > RENEW_AFTER_MS) current = await newCode(deps);
      show({ code: current.code, offline: false });
      const answer = await deps.http.call('claimPairing', { claim: current.claim });
      if (stop.aborted) return;
      if (answer.state === 'paired') return deps.onPaired(answer);
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      const { code, retry, retryAfterMs } = error.refusal;
      // Refused for good: the server does not know this code any more. Otherwise it may still be good.
      if (retry !== 'later') current = null;
      waitMs = Math.max(waitMs, retryAfterMs ?? 0);
      show({ code: current?.code ?? null, offline: code === 'unavailable' });
    }
    await pause(waitMs, deps.timers, stop);
  }
}

async function newCode({ http, now }: PairingDeps): Promise<Shown> {
  const { code, claim } = await http.call('startPairing', {});
  return { code, claim, since: now() };
}
