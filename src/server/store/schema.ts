import type { Kysely } from 'kysely';
import type { Kind } from '../../protocol/records.ts';

/*
 * Types that SQLite and PostgreSQL both have: text, bigint (times in epoch milliseconds, sequences), integer (0 or 1 for
 * booleans), and JSON as text.
 */

type FacilityRow = { id: string; seq: number; created_at: number };

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
 * - `setup`: the first admin's link
 */
export type CredentialKind =
  | 'session'
  | 'tablet'
  | 'device'
  | 'invitation'
  | 'pairing-link'
  | 'sign-in'
  | 'setup';

/** `subject_id`: the staff member, tablet, device or invitation. Null `expires_at`, `uses_left`: without limit. */
export type CredentialRow = {
  hash: string;
  kind: CredentialKind;
  facility_id: string | null;
  subject_id: string;
  created_at: number;
  expires_at: number | null;
  uses_left: number | null;
};

type StaffLoginRow = { email: string; facility_id: string; staff_id: string; password_hash: string };

/** A mutation that was applied, and what it was answered. */
type MutationRow = { facility_id: string; id: string; actor: string; seq: number; at: number };

/** A tablet that shows a code. Once a nurse confirmed, `facility_id` and `tablet_id` are known. */
type PairingRow = {
  claim_hash: string;
  code: string;
  expires_at: number;
  facility_id: string | null;
  tablet_id: string | null;
};

type BlobRow = { facility_id: string; hash: string; type: string; bytes: number; created_at: number };

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

export type Schema = {
  facility: FacilityRow;
  record: RecordRow;
  credential: CredentialRow;
  staff_login: StaffLoginRow;
  mutation: MutationRow;
  pairing: PairingRow;
  blob: BlobRow;
  field_change: FieldChangeRow;
  health: HealthRow;
};

export type Db = Kysely<Schema>;
