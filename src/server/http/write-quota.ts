import { actorOf } from '../domain/apply.ts';
import type { Known } from '../principal.ts';
import { createThrottle } from './throttle.ts';

/**
 * Changes an hour. A tablet that slept for weeks sends a few hundred at once, a nurse who types in a whole house some
 * thousand; a page in a loop sends more, and each is kept for a year.
 */
const AN_HOUR: Record<Known['kind'], number> = { staff: 6000, tablet: 1000, relative: 300 };

/** Keeps one broken page from filling the disk. */
export interface WriteQuota {
  /** @throws Refused `too-many-tries`: the client keeps what it has and sends it later */
  take(principal: Known, mutations: number): Promise<void>;
}

export function createWriteQuota(): WriteQuota {
  const an = (kind: Known['kind']) => createThrottle(AN_HOUR[kind], 60 * 60);
  const quotas = { staff: an('staff'), tablet: an('tablet'), relative: an('relative') };
  return {
    take: (principal, mutations) => quotas[principal.kind].take(actorOf(principal), mutations),
  };
}
