import * as v from 'valibot';
import { Enrolled, EpochMs, Id, Secret } from './primitives.ts';
import { SYNC_ROUTES } from './sync-routes.ts';

/** All that a tablet asks: part of `ROUTES`, and all of them that its page loads. */
export const TABLET_ROUTES = {
  ...SYNC_ROUTES,

  /** Touches the database. */
  health: { method: 'GET', path: '/api/health', request: null, response: v.object({ ok: v.literal(true) }) },

  /** A fresh tablet asks for a code to show. `claim` is its secret for asking whether a nurse confirmed. */
  startPairing: {
    method: 'POST',
    path: '/api/pairings',
    request: v.strictObject({}),
    response: v.object({ code: v.string(), claim: Secret, expiresAt: EpochMs }),
  },
  /** The tablet asks: was I confirmed? */
  claimPairing: {
    method: 'POST',
    path: '/api/pairings/claim',
    request: v.strictObject({ claim: Secret }),
    response: v.variant('state', [
      v.object({ state: v.literal('waiting') }),
      v.object({ state: v.literal('paired'), tabletId: Id, ...Enrolled }),
    ]),
  },
  /** A pairing link (`/resident/#pair=…`) makes this browser that tablet. */
  pairByLink: {
    method: 'POST',
    path: '/api/pairings/link',
    request: v.strictObject({ token: Secret }),
    response: v.object({ tabletId: Id, ...Enrolled }),
  },
} as const;

/** The ones that take JSON or nothing and answer JSON. */
export type TabletRoute = Exclude<keyof typeof TABLET_ROUTES, 'putBlob' | 'getBlob'>;
