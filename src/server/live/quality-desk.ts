import type { ErrorCode } from '../../protocol/errors.ts';
import type { ClientMessage } from '../../protocol/live.ts';
import type { EpochMs } from '../../protocol/primitives.ts';
import type { CallStore, QualityStore } from '../live-ports.ts';
import type { Endpoint } from './hub.ts';
import { sideOf } from './live-call.ts';

/** A page whose network was away says it when it is back; who comes a day later says nothing that anybody needs. */
const LATE_MS = 24 * 60 * 60 * 1000;

/** Where pages say how their calls went. */
export interface QualityDesk {
  /** @returns why it was not taken; only the two who spoke are heard, and only of their own call. */
  hear(
    endpoint: Endpoint,
    message: Extract<ClientMessage, { type: 'call.quality' }>,
  ): Promise<ErrorCode | null>;
}

type Deps = { store: Pick<CallStore, 'find'>; quality: QualityStore; now: () => EpochMs };

export function createQualityDesk({ store, quality: kept, now }: Deps): QualityDesk {
  return {
    async hear({ principal }, { callId, quality }) {
      const { facilityId } = principal;
      const call = await store.find(facilityId, callId);
      const side = call && sideOf(principal, call);
      // Whether somebody else's call exists is nobody's business.
      if (!call || !side) return 'not-found';
      const isLate = call.endedAt !== null && now() - call.endedAt > LATE_MS;
      if (call.answeredAt === null || isLate) return 'conflict';
      const { residentId, contactId, startedAt: at } = call;
      const tabletId = principal.kind === 'tablet' ? principal.tabletId : null;
      await kept.note(facilityId, { callId, side, tabletId, residentId, contactId, at, quality });
      return null;
    },
  };
}
