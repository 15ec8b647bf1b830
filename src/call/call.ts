import type { CallControl, CallDeps } from './ports.ts';

/** Skeleton. */
export function createCall(_deps: CallDeps, _signal: AbortSignal): CallControl {
  throw new Error('not yet');
}
