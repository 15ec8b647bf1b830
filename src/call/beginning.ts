import type { Begun, CallDeps } from './ports.ts';

/** A face was tapped now. The bench reads the mark. */
export function beginning(deps: Pick<CallDeps, 'clock' | 'newId' | 'graceMs' | 'performance'>): Begun {
  const { clock, newId, graceMs, performance } = deps;
  performance.mark('moien:tap');
  return { callId: newId(), endsAt: graceMs > 0 ? clock.now() + graceMs : null };
}
