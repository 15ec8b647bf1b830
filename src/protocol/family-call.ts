import * as v from 'valibot';
import { Id, words } from './primitives.ts';

/*
 * A family call: relatives who are in a call with a resident invite others of the resident's contacts into it. Each
 * guest's is a call of its own between the tablet and that guest, rung, answered and kept like any other, and says where it
 * belongs (`invited`). Between the relatives, every two pages connect directly:
 *
 *     Marie ──── call ──── tablet ──── call (invited) ──── Jean
 *       └──────────────── call.guest-signal ────────────────┘
 */

/** Tablet and relatives: everybody's picture goes to everybody, and a tablet on a thin line carries three of them. */
export const MOST_IN_FAMILY_CALL = 4;

/** `into`: the call with which it all began. `by`: the call of whoever invited. */
export const Invited = v.object({ into: Id, by: Id });
export type Invited = v.InferOutput<typeof Invited>;

/**
 * Another relative of the call that this page is in. `callId`: theirs with the tablet. `endpointId`: of their page, once it is
 * there. `offers`: this page makes the connection to them, because it was there first.
 */
const Other = v.object({
  callId: Id,
  name: words(60),
  at: v.picklist(['ringing', 'here', 'away']),
  endpointId: v.nullable(Id),
  offers: v.boolean(),
});
export type Other = v.InferOutput<typeof Other>;

/** Somebody whom this page may invite now. */
const Invitable = v.object({ contactId: Id, name: words(60) });
export type Invitable = v.InferOutput<typeof Invitable>;

/** Told to relatives who are in a call, and only of residents whose staff allow it. */
export const Family = v.object({ others: v.array(Other), mayInvite: v.array(Invitable) });
export type Family = v.InferOutput<typeof Family>;
