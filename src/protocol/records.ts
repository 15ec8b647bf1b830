import * as v from 'valibot';
import { Channel } from './channels.ts';
import { Invited } from './family-call.ts';
import { Greeting, Showing } from './greetings.ts';
import { Message } from './messages.ts';
import { type Pause, Pauses } from './pauses.ts';
import {
  BlobHash,
  EpochMs,
  Hours,
  Id,
  Language,
  line,
  PhoneNumber,
  PinCheck,
  Sequence,
  TextFactor,
  TimeZone,
  VolumeStep,
  words,
} from './primitives.ts';
import { DeviceRing, RingReceipt, USUAL_RING } from './rings.ts';
import { Visit } from './visits.ts';

/*
 * Longer than 300 lines, because it is one list: who asks what is kept of anything finds it here, from top to bottom.
 *
 * Fields that came later have a default: what was stored before them reads as if they had always been there, and a
 * client that does not know them need not say them.
 */
const ALWAYS: Hours = { from: 0, until: 1440 };
const NEVER: Hours = { from: 0, until: 0 };

export const USUAL_HELP: { coming: null; calledAgainAt: EpochMs[] } = { coming: null, calledAgainAt: [] };

/** What a facility is set to as long as nobody decided otherwise. */
export const USUAL_FACILITY = {
  tellWhoComes: false,
  outgoingAtNight: true,
  pin: null,
  careUntil: null,
  lockMinutes: 5,
  chooseByFace: false,
  chooseByCard: false,
  returnTo: '',
  messageDays: 365,
} as const;
/** What a resident's tablet is set to as long as nobody decided otherwise. */
export const USUAL_RESIDENT = {
  callingHours: ALWAYS,
  quietHours: { from: 1230, until: 450 },
  textFactor: 1,
  holdMs: 0,
  repeatMs: 800,
  ringFloor: 3,
  photoFrame: false,
  careUntil: null,
  archivedAt: null,
  familyCalls: false,
} as const;
export const USUAL_CONTACT = {
  voice: null,
  kind: 'relative',
  phone: '',
  mayCall: true,
  callingHours: null,
  pauses: [] as Pause[],
  messageQuiet: { from: 1320, until: 420 },
  standInId: null,
} as const;
/** A call with a relative, in which nothing but its two people did anything. */
export const USUAL_CALL = {
  contactKind: 'relative',
  staffId: null,
  answeredBy: 'person',
  endedBy: 'people',
  receipts: [] as RingReceipt[],
  invited: null,
} as const;
/** A tablet stands in front of one person for good, until staff say otherwise. */
export const USUAL_TABLET = {
  kind: 'own',
  session: null,
  idleMinutes: 30,
  lockedAt: null,
  lostAt: null,
  lineId: null,
} as const;

/** What people call those in front of a tablet: the facility's own word. */
const PersonWord = v.picklist(['resident', 'patient', 'child']);

/** The institution: the tenant. Nothing crosses from one to another. */
export const Facility = v.object({
  name: words(80),
  timeZone: TimeZone,
  language: Language,
  personWord: PersonWord,
  /** Does a tablet that asked for help say *Claire is coming*, or only *somebody*? */
  tellWhoComes: v.optional(v.boolean(), USUAL_FACILITY.tellWhoComes),
  /** May residents ring somebody in their quiet hours? */
  outgoingAtNight: v.optional(v.boolean(), USUAL_FACILITY.outgoingAtNight),
  /** Opens the staff panel on the tablets. Null: the panel stays shut until staff have set one. */
  pin: v.optional(v.nullable(PinCheck), USUAL_FACILITY.pin),
  /** *Care in progress* in the whole house: no call comes in until then. */
  careUntil: v.optional(v.nullable(EpochMs), USUAL_FACILITY.careUntil),
  /** After so long without a touch the console of a shared PC is covered. */
  lockMinutes: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
    USUAL_FACILITY.lockMinutes,
  ),
  /** May a shared tablet that waits show everybody's face, to be chosen by a tap? It shows people to each other. */
  chooseByFace: v.optional(v.boolean(), USUAL_FACILITY.chooseByFace),
  /** May a shared tablet that waits be opened by showing it the QR code of a card or bracelet? */
  chooseByCard: v.optional(v.boolean(), USUAL_FACILITY.chooseByCard),
  /** Address and telephone, for whoever finds a locked tablet. */
  returnTo: v.optional(line(200), USUAL_FACILITY.returnTo),
  /** Messages go so many days after they were seen, but for those that somebody keeps. */
  messageDays: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(7), v.maxValue(3650)),
    USUAL_FACILITY.messageDays,
  ),
});
export type Facility = v.InferOutput<typeof Facility>;

/** A named person with a sign-in. */
export const Staff = v.object({ name: words(80), role: v.picklist(['admin', 'carer']) });
export type Staff = v.InferOutput<typeof Staff>;

export const Resident = v.object({
  givenName: words(60),
  familyName: line(60),
  /** How the tablet greets: *Madame Weber*. Empty: no greeting by name. */
  address: line(60),
  room: line(20),
  language: Language,
  photo: v.nullable(BlobHash),
  callingHours: Hours,
  /** When the tablet is dim and does not ring, whatever the calling hours say. `from` = `until`: never. */
  quietHours: v.optional(Hours, USUAL_RESIDENT.quietHours),
  textFactor: v.optional(TextFactor, USUAL_RESIDENT.textFactor),
  /** How long a finger must stay for a press, in ms; 0: a tap is enough. */
  holdMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)), USUAL_RESIDENT.holdMs),
  /** For how many ms after a press further presses are taken for trembling. */
  repeatMs: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(800), v.maxValue(3000)),
    USUAL_RESIDENT.repeatMs,
  ),
  /** The ring is never softer than this, wherever the volume stands. */
  ringFloor: v.optional(VolumeStep, USUAL_RESIDENT.ringFloor),
  /** Photos fill the screen after ten minutes without a touch. */
  photoFrame: v.optional(v.boolean(), USUAL_RESIDENT.photoFrame),
  /** *Care in progress*: washing, dressing, a doctor. No call comes in until then. */
  careUntil: v.optional(v.nullable(EpochMs), USUAL_RESIDENT.careUntil),
  /** Has left the house: on no list, and nobody rings in or out, until staff bring them back. All they had is kept. */
  archivedAt: v.optional(v.nullable(EpochMs), USUAL_RESIDENT.archivedAt),
  /** May relatives in a call invite others of this resident's contacts into it? Then they learn their names. */
  familyCalls: v.optional(v.boolean(), USUAL_RESIDENT.familyCalls),
});
export type Resident = v.InferOutput<typeof Resident>;

/** One person on a resident's screen. */
export const Contact = v.object({
  residentId: Id,
  name: words(60),
  /** In the resident's language: *Fille*, *Duechter*. May be empty. */
  relation: line(40),
  /** What this contact calls the resident: *Maman*. Empty: the resident's name. */
  callsResident: line(40),
  photo: v.nullable(BlobHash),
  /** Place on the screen, ascending. A real number: moving one contact changes only its own record. */
  position: v.pipe(v.number(), v.finite()),
  /** A recorded voice that is heard after the ring: *Anna rifft Iech un*. */
  voice: v.optional(v.nullable(BlobHash), USUAL_CONTACT.voice),
  /**
   * `relative`: rings in a browser that accepted an invitation. `phone`: a number for the tablet's own dialler; the server
   * never rings it. `station`: the carers of this facility, in their console.
   */
  kind: v.optional(v.picklist(['relative', 'phone', 'station']), USUAL_CONTACT.kind),
  /** Of a `phone`: never empty. */
  phone: v.optional(PhoneNumber, USUAL_CONTACT.phone),
  /** May a relative call the resident, or only be called? */
  mayCall: v.optional(v.boolean(), USUAL_CONTACT.mayCall),
  /** When this relative may call; null: the resident's own hours. Never beyond the quiet hours. */
  callingHours: v.optional(v.nullable(Hours), USUAL_CONTACT.callingHours),
  /** When this person cannot be rung, as they said themselves. */
  pauses: v.optional(Pauses, USUAL_CONTACT.pauses),
  /** When no SMS or e-mail about a call is sent to them. */
  messageQuiet: v.optional(Hours, USUAL_CONTACT.messageQuiet),
  /** Whom to ring when this person is not reached: another contact of the same resident. */
  standInId: v.optional(v.nullable(Id), USUAL_CONTACT.standInId),
});
export type Contact = v.InferOutput<typeof Contact>;

/** How long a shared tablet serves one person. `id` is made anew each time: what an earlier one left is never kept. */
const TabletSession = v.object({ id: Id, since: EpochMs });

export const Tablet = v.object({
  name: words(40),
  /** In front of whom it stands. Null: nobody sits there; only a shared tablet may wait so. */
  residentId: v.nullable(Id),
  pairedAt: EpochMs,
  /** `shared`: it serves one person after the other, each in a session. */
  kind: v.optional(v.picklist(['own', 'shared']), USUAL_TABLET.kind),
  /** Of a shared tablet that serves somebody now. */
  session: v.optional(v.nullable(TabletSession), USUAL_TABLET.session),
  /** After so long without a touch a session ends by itself. */
  idleMinutes: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(240)),
    USUAL_TABLET.idleMinutes,
  ),
  /** Locked by staff since then: it sees nobody and rings nobody until it is unlocked. */
  lockedAt: v.optional(v.nullable(EpochMs), USUAL_TABLET.lockedAt),
  /** Lost: its credential is dead, and it wipes itself at its next contact. The place waits for another one. */
  lostAt: v.optional(v.nullable(EpochMs), USUAL_TABLET.lostAt),
  /** The line it shares with others; null: nobody has said. */
  lineId: v.optional(v.nullable(Id), USUAL_TABLET.lineId),
});
export type Tablet = v.InferOutput<typeof Tablet>;

/** An internet connection that tablets share: a 4G box, with what it may use in a month. */
export const Line = v.object({
  name: words(40),
  /** As the server sees its tablets come: of IPv6 the /64. Null: not known, or it changes. */
  address: v.nullable(line(45)),
  /** In MB; null: no limit. */
  monthlyBudgetMb: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000))),
  /** What it carries towards the internet, in kbit/s, as staff know it; null: it is measured. */
  uplinkKbps: v.optional(
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(32), v.maxValue(10_000_000))),
    null,
  ),
});
export type Line = v.InferOutput<typeof Line>;

/** A relative's browser that accepted an invitation. */
export const Device = v.object({
  contactId: Id,
  invitationId: Id,
  /** The browser and system, so that staff can tell two apart: *Safari · iPhone*. */
  label: line(60),
  language: Language,
  acceptedAt: EpochMs,
  /** How it is rung while its page is closed. */
  ring: v.optional(DeviceRing, USUAL_RING),
});
export type Device = v.InferOutput<typeof Device>;

/**
 * Where a contact gets an SMS or e-mail when no device of theirs rings. Its id is the contact's. Only staff ever see it; in
 * a record of its own, because the contact's goes to the tablet. Empty: none. Null language: as their device.
 */
export const Address = v.object({
  contactId: Id,
  mail: line(200),
  phone: PhoneNumber,
  language: v.nullable(Language),
});
export type Address = v.InferOutput<typeof Address>;

/** What is known of an invitation; its secret is stored hashed, elsewhere. */
export const Invitation = v.object({
  contactId: Id,
  createdAt: EpochMs,
  createdBy: v.nullable(Id),
  expiresAt: EpochMs,
  /** How many devices accepted it. */
  accepted: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type Invitation = v.InferOutput<typeof Invitation>;

/**
 * The life of a call:
 *
 *     looking ──▶ ringing ──▶ connecting ──▶ connected ──▶ ended(outcome)
 *        └───────────┴─────────────┴───────────────────────────▲
 *
 * `ringing` is said only when a device said so.
 */
const CallState = v.picklist(['looking', 'ringing', 'connecting', 'connected', 'ended']);

/** `offline`: no device of the other side was there. `missed`: rang, and nobody came. `busy`: in another call. */
export const Outcome = v.picklist([
  'completed',
  'missed',
  'declined',
  'cancelled',
  'busy',
  'failed',
  'offline',
]);
export type Outcome = v.InferOutput<typeof Outcome>;

/** Who started it: the tablet, or the contact's side. Of a station that is a carer at their console. */
export const Side = v.picklist(['tablet', 'relative']);
export type Side = v.InferOutput<typeof Side>;

export const Call = v.object({
  residentId: Id,
  contactId: Id,
  caller: Side,
  state: CallState,
  outcome: v.nullable(Outcome),
  startedAt: EpochMs,
  ringingAt: v.nullable(EpochMs),
  answeredAt: v.nullable(EpochMs),
  connectedAt: v.nullable(EpochMs),
  endedAt: v.nullable(EpochMs),
  /** What the contact was when the call began: who may take part in it does not change with the record. */
  contactKind: v.optional(v.picklist(['relative', 'station']), USUAL_CALL.contactKind),
  /** Of a station's call: the carer who called or answered. */
  staffId: v.optional(v.nullable(Id), USUAL_CALL.staffId),
  /** `itself`: the tablet announced it and nobody said *not now*, as the resident agreed. Staff and family see it. */
  answeredBy: v.optional(v.picklist(['person', 'itself']), USUAL_CALL.answeredBy),
  /** `house`: staff locked the tablet, gave it to somebody else, or took an access away while the call was on. */
  endedBy: v.optional(v.picklist(['people', 'house']), USUAL_CALL.endedBy),
  /** Of a call from the tablet: every sign on the way to the other's phone. */
  receipts: v.optional(v.array(RingReceipt), USUAL_CALL.receipts),
  /** A relative's place in a family call, which somebody else's invitation gave them. Rung by the tablet, as it were. */
  invited: v.optional(v.nullable(Invited), USUAL_CALL.invited),
});
export type Call = v.InferOutput<typeof Call>;

/** *Please call me*: a tap on a face while nobody could be reached. Done when the two have spoken. */
export const Wish = v.object({
  residentId: Id,
  contactId: Id,
  createdAt: EpochMs,
  doneAt: v.nullable(EpochMs),
});
export type Wish = v.InferOutput<typeof Wish>;

/** A resident asked for a person; the clock runs until somebody has been there. */
export const Help = v.object({
  residentId: Id,
  tabletId: Id,
  askedAt: EpochMs,
  takenAt: v.nullable(EpochMs),
  takenBy: v.nullable(Id),
  /** The carer's name for the tablet, which knows no staff; null: *somebody*. */
  coming: v.optional(v.nullable(words(80)), USUAL_HELP.coming),
  closedAt: v.nullable(EpochMs),
  /** When each step of `HELP_STEPS_MIN` was called out because nobody had taken it. */
  calledAgainAt: v.optional(v.array(EpochMs), []),
});
export type Help = v.InferOutput<typeof Help>;

/**
 * A resident agreed that this contact's calls are answered by themselves. It counts from `askedAt` until `until`, or
 * until it is withdrawn; who asked, and with which words, stays on record.
 */
export const Consent = v.object({
  residentId: Id,
  contactId: Id,
  /** How the resident was asked, and how they agreed. */
  how: words(500),
  askedBy: Id,
  askedAt: EpochMs,
  until: EpochMs,
  withdrawnAt: v.nullable(EpochMs),
});
export type Consent = v.InferOutput<typeof Consent>;

/** A year and a day: asked again on the same day of the next year. */
export const CONSENT_MS = 366 * 24 * 60 * 60 * 1000;

const Said = v.object({ value: v.unknown(), by: Id, at: EpochMs });

/**
 * Two people changed the same field, the second without having seen what the first did. The one that arrived later is
 * kept; what it typed over lies here until somebody of the staff has looked: who, when, and the value itself.
 */
export const Conflict = v.object({
  of: v.picklist(['facility', 'resident', 'contact', 'tablet', 'line', 'channel']),
  recordId: Id,
  /** Whose record it is: the conflict goes when they do. */
  residentId: v.nullable(Id),
  contactId: v.nullable(Id),
  field: line(40),
  kept: Said,
  lost: Said,
  settledAt: v.nullable(EpochMs),
  settledBy: v.nullable(Id),
});
export type Conflict = v.InferOutput<typeof Conflict>;

/** What a relative may know of a resident. Never room, health, or other contacts. Its id is the resident's. */
export const Loved = v.object({
  /** Given and family name, as the relative knows them. */
  name: words(121),
  photo: v.nullable(BlobHash),
  facilityName: words(80),
  timeZone: TimeZone,
  callingHours: Hours,
  quietHours: v.optional(Hours, NEVER),
  /** No call now, and until then; never why. */
  notNowUntil: v.optional(v.nullable(EpochMs), null),
  /** False: no calls any more, as long as staff do not say otherwise; never why. */
  callable: v.optional(v.boolean(), true),
});
export type Loved = v.InferOutput<typeof Loved>;

/** Every kind of record and the schema of its body. */
export const BODIES = {
  facility: Facility,
  staff: Staff,
  resident: Resident,
  contact: Contact,
  tablet: Tablet,
  line: Line,
  channel: Channel,
  device: Device,
  address: Address,
  invitation: Invitation,
  call: Call,
  wish: Wish,
  help: Help,
  consent: Consent,
  conflict: Conflict,
  visit: Visit,
  message: Message,
  greeting: Greeting,
  showing: Showing,
  loved: Loved,
} as const;

export type Kind = keyof typeof BODIES;
export type Body<K extends Kind> = v.InferOutput<(typeof BODIES)[K]>;

const change = <K extends Kind>(kind: K) =>
  v.object({ kind: v.literal(kind), id: Id, seq: Sequence, body: v.nullable(BODIES[kind]) });

/**
 * One record as it stands after its last change, numbered by the facility's sequence. `body: null` is a tombstone:
 * the record was deleted.
 */
export const Change = v.variant('kind', (Object.keys(BODIES) as Kind[]).map(change)) as v.GenericSchema<
  unknown,
  unknown
> as v.GenericSchema<unknown, Change>;
export type Change = { [K in Kind]: { kind: K; id: Id; seq: Sequence; body: Body<K> | null } }[Kind];
