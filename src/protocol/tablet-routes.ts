import * as v from 'valibot';
import { BlobHash, Enrolled, EpochMs, Id, Secret } from './primitives.ts';
import { SYNC_ROUTES } from './sync-routes.ts';

/** The digits that open the staff panel (`Pin`, without the code that checks one). */
const StaffPin = v.pipe(v.string(), v.regex(/^\d{4,12}$/));

/** Whom a shared tablet may be opened for. `name`, as much of it as the asker may see; `room`: told to staff only. */
export const Servable = v.object({
  residentId: Id,
  name: v.string(),
  room: v.string(),
  photo: v.nullable(BlobHash),
});
export type Servable = v.InferOutput<typeof Servable>;

/** All that a tablet asks: part of `ROUTES`, and all of them that its page loads. */
export const TABLET_ROUTES = {
  ...SYNC_ROUTES,

  /** Touches the database. `films`: are those converted that a tablet cannot play (that takes ffmpeg), or do they stay so? */
  health: {
    method: 'GET',
    path: '/api/health',
    request: null,
    response: v.object({
      ok: v.literal(true),
      films: v.optional(v.picklist(['converted', 'as-recorded']), 'as-recorded'),
    }),
  },

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

  /**
   * A shared tablet that waits asks whom it may be opened for; it never keeps the answer. With the PIN staff ask, in the
   * panel; without, it shows the tiles that the house chose to show (`chooseByFace`, else `not-allowed`).
   */
  peopleToServe: {
    method: 'POST',
    path: '/api/sessions/people',
    request: v.strictObject({ pin: v.nullable(StaffPin) }),
    response: v.object({ people: v.array(Servable) }),
  },
  /** A shared tablet that waits begins a session, named by itself. Refused `wrong-code`: the PIN or the card. */
  openSession: {
    method: 'POST',
    path: '/api/sessions',
    request: v.strictObject({
      id: Id,
      by: v.variant('with', [
        v.strictObject({ with: v.literal('face'), residentId: Id }),
        v.strictObject({ with: v.literal('pin'), residentId: Id, pin: StaffPin }),
        v.strictObject({ with: v.literal('card'), secret: Secret }),
      ]),
    }),
    response: v.object({}),
  },
} as const;

/** The ones that take JSON or nothing and answer JSON. */
export type TabletRoute = Exclude<keyof typeof TABLET_ROUTES, 'putBlob' | 'getBlob'>;
