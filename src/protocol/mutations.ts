import * as v from 'valibot';
import { CHANNEL_MUTATIONS } from './channels.ts';
import { Refusal } from './errors.ts';
import { GREETING_MUTATIONS } from './greetings.ts';
import { MESSAGE_MUTATIONS } from './messages.ts';
import { BlobHash, EpochMs, Id, Language, Sequence, words } from './primitives.ts';
import { Address, Consent, Contact, Facility, Line, Resident, Staff, Tablet } from './records.ts';
import { VISIT_MINUTES, VisitLength, VisitStart } from './visits.ts';

/** A contact stays with its resident; everything else of it may change. */
const { residentId, ...contactFields } = Contact.entries;
const { pauses, messageQuiet } = contactFields;
const { mail, phone, language: addressLanguage } = Address.entries;

/** What a nurse may set at the tablet itself, behind the PIN. */
const { language, textFactor, careUntil } = Resident.entries;

/** Who sits at a shared tablet is said by its sessions. */
const { kind, idleMinutes, lineId } = Tablet.entries;

/** `id` names the record; an update carries only the fields that changed, so that two people's edits both survive. */
const create = <T extends v.ObjectEntries>(fields: T) => v.strictObject({ id: Id, ...fields });
const update = <T extends v.ObjectEntries>(fields: T) =>
  v.strictObject({ id: Id, set: v.partial(v.strictObject(fields)) });
const only = v.strictObject({ id: Id });

/**
 * Everything a client may change. Who may send which is decided by the server (`server/access`).
 *
 * - admins: `staff.*`, `resident.remove`, and all of `facility.update` but *care in progress*
 * - staff: `facility.*`, `resident.*`, `contact.*`, `tablet.*`, `line.*`, `channel.*`, `device.revoke`, `invitation.revoke`, `help.take`, `help.close`, `consent.*`
 * - staff too: `conflict.restore` (puts the lost value back), `conflict.dismiss` (what is there stays)
 * - tablet: `resident.adjust`, `contact.place` (its own resident's, from the staff panel), `wish.leave`, `wish.withdraw`, `help.ask`, `help.withdraw`
 * - staff: `tablet.lock`, `tablet.unlock`; `tablet.lose`: its credential is dead, it wipes itself at its next contact
 * - staff: `session.begin`; staff and that tablet: `session.end` (its data leaves the tablet: also *discharge*)
 * - staff and relative, of their own contact: `visit.*`; the side that did not propose accepts or declines
 * - tablet and relative: `message.send`, `message.seen`; tablet: `message.arrived`, `message.keep`; they and staff: `message.remove`
 * - staff: `greeting.create`, `.update`, `.retire`, `.remove`; tablet: `greeting.arrived`, `greeting.seen`
 * - staff: `address.update`: where a contact gets an SMS or e-mail
 * - relative: `contact.record-voice`, `contact.pause`, `wish.done`, `device.update`
 */
export const MUTATIONS = {
  'facility.update': update(Facility.entries),
  'resident.create': create(Resident.entries),
  'resident.update': update(Resident.entries),
  'resident.remove': only,
  'resident.adjust': update({ language, textFactor, careUntil }),
  'contact.create': create(Contact.entries),
  'contact.update': update(contactFields),
  'contact.remove': only,
  'contact.place': v.strictObject({ id: Id, position: Contact.entries.position }),
  'contact.record-voice': v.strictObject({ id: Id, voice: v.nullable(BlobHash) }),
  'tablet.update': update({ name: words(40), residentId: Id, kind, idleMinutes, lineId }),
  'line.create': create(Line.entries),
  'line.update': update(Line.entries),
  'line.remove': only,
  // When a ring would be in vain, as the person says themselves.
  'contact.pause': update({ pauses, messageQuiet }),
  // `id`: the contact's. What is not said stays; the first time it is empty.
  'address.update': update({ mail, phone, language: addressLanguage }),
  'session.begin': v.strictObject({ id: Id, tabletId: Id, residentId: Id }),
  'session.end': v.strictObject({ id: Id, tabletId: Id }),
  'tablet.lock': only,
  'tablet.unlock': only,
  'tablet.lose': only,
  'tablet.revoke': only,
  'device.revoke': only,
  'device.update': update({ language: Language }),
  'invitation.revoke': only,
  'help.ask': v.strictObject({ id: Id, residentId: Id }),
  'help.withdraw': only,
  'help.take': only,
  'help.close': only,
  'conflict.restore': only,
  'conflict.dismiss': only,
  'staff.update': update(Staff.entries),
  'staff.remove': only,
  'consent.give': create({ residentId, contactId: Id, how: Consent.entries.how, until: EpochMs }),
  'consent.withdraw': only,
  'wish.leave': v.strictObject({ id: Id, contactId: Id }),
  'wish.withdraw': only,
  'wish.done': only,
  'visit.propose': v.strictObject({
    id: Id,
    contactId: Id,
    startsAt: VisitStart,
    lengthMinutes: v.optional(VisitLength, VISIT_MINUTES),
  }),
  'visit.accept': only,
  'visit.decline': only,
  'visit.cancel': only,
  // Takes one's own last answer back.
  'visit.reopen': only,
  ...MESSAGE_MUTATIONS,
  ...GREETING_MUTATIONS,
  ...CHANNEL_MUTATIONS,
} as const;

export type MutationName = keyof typeof MUTATIONS;
export type MutationArgs<N extends MutationName> = v.InferOutput<(typeof MUTATIONS)[N]>;

/**
 * `id` is made by the client: the server applies it once. `at`: when the person did it, by the corrected clock.
 * `base`: up to which sequence they had seen the facility when they did it; what somebody else changed later than that
 * is never typed over unnoticed. `client`: the browser they did it in; what came from there they have seen in any case.
 */
export type MutationOf<N extends MutationName> = {
  id: Id;
  at: EpochMs;
  name: N;
  args: MutationArgs<N>;
  base?: Sequence | undefined;
  client?: Id | undefined;
};
/** What a person did, before it has got its id and time. */
export type Deed = { [N in MutationName]: { name: N; args: MutationArgs<N> } }[MutationName];

export type Mutation = { [N in MutationName]: MutationOf<N> }[MutationName];

const mutation = <N extends MutationName>(name: N) =>
  v.strictObject({
    id: Id,
    at: EpochMs,
    name: v.literal(name),
    args: MUTATIONS[name],
    base: v.optional(Sequence),
    client: v.optional(Id),
  });

/** By its name. That a name and its arguments belong together is lost to TypeScript on the way through a list, not to the check. */
export const Mutation = v.variant(
  'name',
  (Object.keys(MUTATIONS) as MutationName[]).map(mutation),
) as v.GenericSchema<unknown, unknown> as v.GenericSchema<unknown, Mutation>;

/** What became of one mutation. A mutation that was applied before answers as it did then. */
export const MutationResult = v.object({
  id: Id,
  seq: v.nullable(Sequence),
  refused: v.nullable(Refusal),
});
export type MutationResult = v.InferOutput<typeof MutationResult>;
