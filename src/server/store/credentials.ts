import { createHash } from 'node:crypto';
import type { EpochMs, Id, Secret } from '../../protocol/primitives.ts';
import type { CredentialKind, CredentialRow, Db } from './schema.ts';

/** Random bytes from the operating system, or a test's. */
export type RandomBytes = (length: number) => Uint8Array;

/** A new 256-bit secret in base64url. */
export function newSecret(randomBytes: RandomBytes): Secret {
  return Buffer.from(randomBytes(32)).toString('base64url');
}

/** What is stored of a secret. It has 256 bits of its own, so a plain SHA-256 cannot be searched. */
export function hashSecret(secret: Secret): string {
  return createHash('sha256').update(secret).digest('hex');
}

export type NewCredential = {
  kind: CredentialKind;
  facilityId: Id | null;
  subjectId: string;
  now: EpochMs;
  /** Null: never. */
  expiresAt?: EpochMs | null;
  /** Null: as often as one likes. */
  uses?: number | null;
  /** Of a session: which browser; of a colleague's invitation: the role. */
  note?: string;
};

/** Stores a secret's hash. @returns the secret: shown once, known to nobody afterwards */
export async function issue(db: Db, randomBytes: RandomBytes, what: NewCredential): Promise<Secret> {
  const secret = newSecret(randomBytes);
  await db
    .insertInto('credential')
    .values({
      hash: hashSecret(secret),
      kind: what.kind,
      facility_id: what.facilityId,
      subject_id: what.subjectId,
      created_at: what.now,
      expires_at: what.expiresAt ?? null,
      uses_left: what.uses ?? null,
      note: what.note ?? '',
      seen_at: what.kind === 'session' ? what.now : null,
    })
    .execute();
  return secret;
}

/** The valid credential of one of these kinds; null if it is unknown, out of date, used up or revoked. */
export async function findCredential(
  db: Db,
  secret: Secret,
  { kinds, now }: { kinds: readonly CredentialKind[]; now: EpochMs },
): Promise<CredentialRow | null> {
  const row = await db
    .selectFrom('credential')
    .selectAll()
    .where('hash', '=', hashSecret(secret))
    .where('kind', 'in', kinds)
    .executeTakeFirst();
  if (!row || (row.expires_at !== null && row.expires_at <= now) || row.uses_left === 0) return null;
  return row;
}

/** Was this valid? It is gone in any case; of two who come at once, one gets it. */
export async function takeOnce(
  db: Db,
  secret: Secret,
  { kind, now }: { kind: CredentialKind; now: EpochMs },
): Promise<boolean> {
  const row = await db
    .deleteFrom('credential')
    .where('hash', '=', hashSecret(secret))
    .where('kind', '=', kind)
    .returning('expires_at')
    .executeTakeFirst();
  return row !== undefined && (row.expires_at === null || row.expires_at > now);
}

/** To the minute or so: not every request needs to write. */
const SEEN_EVERY_MS = 60_000;

export async function noteSeen(db: Db, session: CredentialRow, now: EpochMs): Promise<void> {
  if (session.seen_at !== null && now - session.seen_at < SEEN_EVERY_MS) return;
  await db.updateTable('credential').set({ seen_at: now }).where('hash', '=', session.hash).execute();
}

/** Takes one use away. Call it in the transaction that gives what the use buys. */
export async function spend(db: Db, credential: CredentialRow): Promise<void> {
  if (credential.uses_left === null) return;
  await db
    .updateTable('credential')
    .set((eb) => ({ uses_left: eb('uses_left', '-', 1) }))
    .where('hash', '=', credential.hash)
    .execute();
}

/** Under these names a person's sockets are known: one for each browser. */
export async function sessionsOf(db: Db, facilityId: Id, staffId: Id): Promise<string[]> {
  const rows = await db
    .selectFrom('credential')
    .select('hash')
    .where('facility_id', '=', facilityId)
    .where('kind', '=', 'session')
    .where('subject_id', '=', staffId)
    .execute();
  return rows.map(({ hash }) => hash);
}

export async function revokeSubject(db: Db, facilityId: Id, subjectId: string): Promise<void> {
  await db
    .deleteFrom('credential')
    .where('facility_id', '=', facilityId)
    .where('subject_id', '=', subjectId)
    .execute();
}

/** Forgets what is out of date anyway. */
export async function sweepCredentials(db: Db, now: EpochMs): Promise<void> {
  await db.deleteFrom('credential').where('expires_at', '<=', now).execute();
}
