import type { ServerMessage } from '../protocol/live.ts';
import type { GovernorDeps } from './governor/governor.ts';
import type { CallDeps } from './ports.ts';

/**
 * Fetched while it rings, so that nothing waits for it when somebody answers.
 * @param calm a page that is itself still coming waits for it
 */
export const fetchGovernor = async (calm?: Promise<void>) => {
  if (calm) await calm;
  return import('./governor/governor.ts');
};

/** Lets the governor see to a call from now on. Without it (it could not be fetched) the call stays as small as it began. */
export function startGoverning(deps: GovernorDeps & Pick<CallDeps, 'calm'>, signal: AbortSignal): void {
  // The first share may be quicker than the governor.
  const early: ServerMessage[] = [];
  const stop = deps.line.onMessage((message) => early.push(message));
  fetchGovernor(deps.calm)
    .then(({ startGovernor }) => signal.aborted || startGovernor(deps, early, signal))
    .catch(() => undefined)
    .finally(stop);
}
