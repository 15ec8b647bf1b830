import type { Health, HealthReport } from '../../protocol/health.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { HealthStore } from '../live-ports.ts';
import type { Endpoint, Hub } from './hub.ts';
import type { Log } from './log.ts';
import { createTokenBuckets } from './token-bucket.ts';

/** Once a minute, and at once when something changes: a plug that is wriggled in, a network that comes and goes. */
const RATE = { perSecond: 1 / 10, burst: 12 };

/** How the tablets are: kept, and told to the staff of their facility. */
export interface HealthBoard {
  /** A tablet says how it is. Too often is not heard: the next report says the same. Never throws. */
  hear(tablet: Endpoint, health: Health): Promise<void>;
  /** Tells somebody of staff how all tablets are. Never throws. */
  tellAll(staff: Endpoint): Promise<void>;
}

type Deps = { hub: Hub; health: HealthStore; now: () => EpochMs; log: Log };

export function createHealthBoard({ hub, health: store, now, log }: Deps): HealthBoard {
  /** By tablet and not by page: one that reloads for ever is the one to hold back. */
  const mayHear = createTokenBuckets(RATE, now);

  function tellStaff(facilityId: Id, report: HealthReport): void {
    for (const endpoint of hub.inFacility(facilityId)) {
      if (endpoint.principal.kind === 'staff') endpoint.send({ type: 'health', reports: [report] });
    }
  }

  return {
    async hear({ principal }, health) {
      if (principal.kind !== 'tablet' || !mayHear(principal.tabletId)) return;
      const { facilityId, tabletId } = principal;
      // The server's clock: a tablet whose own is wrong is the one to look at.
      const report = { tabletId, at: now(), health };
      try {
        if (await store.note(facilityId, report)) tellStaff(facilityId, report);
      } catch (error) {
        log.error({ err: error, facilityId, tabletId }, 'a report of health could not be kept');
      }
    },
    async tellAll(staff) {
      const { facilityId } = staff.principal;
      try {
        const reports = await store.latest(facilityId);
        if (reports.length > 0) staff.send({ type: 'health', reports });
      } catch (error) {
        log.error({ err: error, facilityId }, 'the health of the tablets could not be read');
      }
    },
  };
}
