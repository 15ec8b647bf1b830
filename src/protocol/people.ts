import * as v from 'valibot';
import { PasskeyView } from './passkeys.ts';
import { EpochMs, Id, line, PinCheck, Sequence, words } from './primitives.ts';
import { Staff } from './records.ts';

/*
 * Who works here and how they come in. None of it is a record: it is told to whom it concerns, when they ask.
 */

/** A colleague as an admin sees them. */
export const Colleague = v.object({
  staffId: Id,
  name: Staff.entries.name,
  role: Staff.entries.role,
  /** Null: has no password, and comes in with a passkey or a link. */
  email: v.nullable(v.string()),
  passkeys: v.number(),
  /** Of the session that was used last; null: nobody is signed in as this person. */
  seenAt: v.nullable(EpochMs),
});
export type Colleague = v.InferOutput<typeof Colleague>;

/** An invitation that nobody has used yet. */
export const ColleagueInvitation = v.object({
  id: Id,
  role: Staff.entries.role,
  createdAt: EpochMs,
  expiresAt: EpochMs,
});
export type ColleagueInvitation = v.InferOutput<typeof ColleagueInvitation>;

/** One browser in which a person is signed in. */
export const SessionView = v.object({
  id: v.string(),
  /** The browser and system: *Firefox · Windows*. */
  label: line(60),
  createdAt: EpochMs,
  seenAt: v.nullable(EpochMs),
  isThis: v.boolean(),
});
export type SessionView = v.InferOutput<typeof SessionView>;

/** All the ways by which a person comes in. */
export const OwnAccess = v.object({
  email: v.nullable(v.string()),
  hasPassword: v.boolean(),
  /** For the lock of a shared PC while the server is away. */
  pin: v.nullable(PinCheck),
  passkeys: v.array(PasskeyView),
  sessions: v.array(SessionView),
});
export type OwnAccess = v.InferOutput<typeof OwnAccess>;

/** What somebody did. Records know three; the rest is about how people come in. */
export const Deed = v.picklist([
  'create',
  'update',
  'remove',
  'sign-in',
  'invite',
  'withdraw-invitation',
  'join',
  'set-password',
  'set-pin',
  'add-passkey',
  'rename-passkey',
  'remove-passkey',
  'end-session',
  'export',
  'export-person',
  'erase-person',
  'choose-alerts',
  'add-push',
  'remove-push',
  'issue-card',
  'revoke-card',
]);
export type Deed = v.InferOutput<typeof Deed>;

/** One field that changed. Values as they are stored. */
const FieldEdit = v.object({ field: v.string(), before: v.unknown(), after: v.unknown() });
export type FieldEdit = v.InferOutput<typeof FieldEdit>;

/** One line of the audit log. */
export const AuditEntry = v.object({
  /** Ascending in the facility. */
  n: v.number(),
  at: EpochMs,
  actor: v.object({
    kind: v.picklist(['staff', 'tablet', 'relative']),
    id: v.string(),
    /** Kept with the entry: who did something is answerable also after they have left. */
    name: v.string(),
  }),
  deed: Deed,
  /** A kind of record. Open, so that an older console can show what a newer server wrote. */
  kind: v.string(),
  recordId: v.string(),
  residentId: v.nullable(Id),
  fields: v.array(FieldEdit),
  /** The values of this entry were erased together with their person. */
  purged: v.boolean(),
});
export type AuditEntry = v.InferOutput<typeof AuditEntry>;

/** Which entries; null is *any*. */
const auditFilter = {
  actorId: v.nullable(Id),
  /** A resident, with contacts, tablets and whatever else is theirs. */
  residentId: v.nullable(Id),
  /** In a value, or in the name of who did it. */
  text: v.nullable(words(80)),
  from: v.nullable(EpochMs),
  until: v.nullable(EpochMs),
};
export const AuditFilter = v.strictObject(auditFilter);
export type AuditFilter = v.InferOutput<typeof AuditFilter>;
/** `before`: go on below this entry. */
export const AuditQuestion = v.strictObject({ ...auditFilter, before: v.nullable(Sequence) });
