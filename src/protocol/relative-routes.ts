import * as v from 'valibot';
import { Enrolled, Id, Language, line, Secret } from './primitives.ts';
import { SYNC_ROUTES } from './sync-routes.ts';

/** All that a relative's page asks: part of `ROUTES`, and all of them that it loads. */
export const RELATIVE_ROUTES = {
  ...SYNC_ROUTES,

  /** Binds this browser to the contact. */
  acceptInvitation: {
    method: 'POST',
    path: '/api/invitations/accept',
    request: v.strictObject({ secret: Secret, label: line(60), language: Language }),
    response: v.object({ deviceId: Id, contactId: Id, residentId: Id, ...Enrolled }),
  },
  /**
   * The one-tap link of an SMS or e-mail about a call. `enrol`: null while the page looks whether this browser knows the
   * contact already; else it becomes a device of that contact, once.
   */
  openRingLink: {
    method: 'POST',
    path: '/api/ring/link',
    request: v.strictObject({
      secret: Secret,
      enrol: v.nullable(v.strictObject({ label: line(60), language: Language })),
    }),
    response: v.object({
      contactId: Id,
      residentId: Id,
      callId: Id,
      enrolled: v.nullable(v.object({ deviceId: Id, ...Enrolled })),
    }),
  },
} as const;

/** The ones that take JSON or nothing and answer JSON. */
export type RelativeRoute = Exclude<keyof typeof RELATIVE_ROUTES, 'putBlob' | 'getBlob'>;
