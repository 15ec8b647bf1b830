import type { Generated, Kysely, Selectable } from 'kysely';
import type { MediumType } from '../../protocol/messages.ts';
import type { Kind, Side } from '../../protocol/records.ts';

/*
 * Types that SQLite and PostgreSQL both have: text, bigint (times in epoch milliseconds, sequences), integer (0 or 1 for
 * booleans), and JSON as text.
 */

type FacilityRow = { id: string; seq: number; created_at: number; audit_seq: Generated<number> };

/** `resident_id` and `contact_id` say whose it is: they decide who sees it, also after it is deleted. */
type RecordRow = {
  facility_id: string;
  kind: Kind;
  id: string;
  seq: number;
  deleted: number;
  resident_id: string | null;
  contact_id: string | null;
  body: string;
};

/**
 * - `session`: a staff cookie · `tablet`, `device`: a browser's own · `invitation`, `pairing-link`, `sign-in`: links
 * - `ring-link`: of an SMS or e-mail about a call (`subject_id`: the contact, `note`: the call)
 * - `setup`: the first admin's link · `colleague`: a link for somebody who will work here (`note`: as what)
 * - `card`: what a QR card or bracelet says (subject: the resident)
 * - `challenge`: something fresh to sign with a passkey · `browser`: somebody signed in here before (device cookie)
 */
export type CredentialKind =
  | 'session'
  | 'tablet'
  | 'device'
  | 'invitation'
  | 'ring-link'
  | 'pairing-link'
  | 'sign-in'
  | 'setup'
  | 'colleague'
  | 'challenge'
  | 'browser'
  | 'card';

/** `subject_id`: the staff member, tablet, device or invitation. Null `expires_at`, `uses_left`: without limit. */
type CredentialTable = {
  hash: string;
  kind: CredentialKind;
  facility_id: string | null;
  subject_id: string;
  created_at: number;
  expires_at: number | null;
  uses_left: number | null;
  /** Of a session: which browser. */
  note: Generated<string>;
  /** Of a session: when it was last used, to the minute or so. */
  seen_at: number | null;
};

/** A public key, and how its person calls what holds the private one. `key`: COSE, base64url. */
type PasskeyRow = {
  id: string;
  facility_id: string;
  staff_id: string;
  key: string;
  counter: number;
  transports: string;
  label: string;
  created_at: number;
  used_at: number | null;
};

/** What knows a person's PIN again (JSON of a `PinCheck`). */
type StaffPinRow = { staff_id: string; facility_id: string; pin: string };

/** Append-only, but for the values of erased persons. `fields`: JSON. */
type AuditRow = {
  facility_id: string;
  n: number;
  at: number;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  deed: string;
  kind: string;
  record_id: string;
  resident_id: string | null;
  fields: string;
  purged: number;
};

type StaffLoginRow = { email: string; facility_id: string; staff_id: string; password_hash: string };

export type CredentialRow = Selectable<CredentialTable>;

/** A mutation that was applied, and what it was answered. */
type MutationRow = { facility_id: string; id: string; actor: string; seq: number; at: number };

/** Whom a shared tablet served, and when; `until` is null while it still does. */
type TabletSessionRow = {
  facility_id: string;
  id: string;
  tablet_id: string;
  resident_id: string;
  since: number;
  until: number | null;
};

/** A tablet that shows a code. Once a nurse confirmed, `facility_id` and `tablet_id` are known. */
type PairingRow = {
  claim_hash: string;
  code: string;
  expires_at: number;
  facility_id: string | null;
  tablet_id: string | null;
};

type BlobRow = { facility_id: string; hash: string; type: string; bytes: number; created_at: number };

/** A file of a message. */
type MediumRow = { facility_id: string; hash: string; type: MediumType; bytes: number; created_at: number };

/** An upload that was begun; `hash`: of the medium that it became. */
type UploadRow = {
  id: string;
  facility_id: string;
  bytes: number;
  hash: string | null;
  created_at: number;
};

/** What a tablet said last in this quarter of an hour (counted since 1970). */
type HealthRow = { facility_id: string; tablet_id: string; quarter: number; at: number; body: string };

/** Who changed this field last, and under which sequence number. */
type FieldChangeRow = {
  facility_id: string;
  kind: Kind;
  id: string;
  field: string;
  seq: number;
  actor: string;
  client: string | null;
  at: number;
};

/** A start of the server: its number, its name, and where the facility's sequence stood. */
type EpochRow = { facility_id: string; n: number; id: string; seq: number };

/** Something on its way out. Once it is over, `address` and `body` are empty. */
type MessageRow = {
  id: string;
  facility_id: string;
  channel: 'push' | 'mail' | 'sms';
  person: string;
  address: string;
  body: string;
  once: string;
  state: 'waiting' | 'accepted' | 'failed';
  tries: number;
  why: string | null;
  created_at: number;
  next_at: number;
  expires_at: number;
  done_at: number | null;
};

/** A browser that may be woken, as long as the credential lives under which it asked for it. */
type PushSubscriptionRow = {
  endpoint: string;
  facility_id: string;
  owner_id: string;
  credential_hash: string;
  p256dh: string;
  auth: string;
  created_at: number;
  /** When it last showed one. */
  shown_at: number | null;
};

/** The same for a relative's device, as long as the device is there. */
type RingSubscriptionRow = {
  device_id: string;
  facility_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  created_at: number;
};

/** `choices`: JSON of `AlertChoices`. */
type AlertChoiceRow = { staff_id: string; facility_id: string; choices: string };

/** Something is wrong since then, and whom it concerns was told. `subject_id`: a tablet, or the facility itself. */
type AlarmRow = { facility_id: string; subject_id: string; reason: string; raised_at: number };

/** Bytes either way over a line in a month of its facility; `since`: first counted in it. */
type LineUseRow = { facility_id: string; line: string; month: string; bytes: number; since: number };

/** How one side saw a call (JSON of a `Quality`). */
type CallQualityRow = {
  facility_id: string;
  call_id: string;
  side: Side;
  at: number;
  tablet_id: string | null;
  resident_id: string;
  contact_id: string;
  talk_ms: number;
  body: string;
};

export type Schema = {
  call_quality: CallQualityRow;
  facility: FacilityRow;
  record: RecordRow;
  credential: CredentialTable;
  staff_login: StaffLoginRow;
  staff_pin: StaffPinRow;
  passkey: PasskeyRow;
  audit: AuditRow;
  mutation: MutationRow;
  pairing: PairingRow;
  tablet_session: TabletSessionRow;
  blob: BlobRow;
  medium: MediumRow;
  upload: UploadRow;
  field_change: FieldChangeRow;
  health: HealthRow;
  epoch: EpochRow;
  message: MessageRow;
  push_subscription: PushSubscriptionRow;
  ring_subscription: RingSubscriptionRow;
  alert_choice: AlertChoiceRow;
  alarm: AlarmRow;
  line_use: LineUseRow;
};

export type Db = Kysely<Schema>;
