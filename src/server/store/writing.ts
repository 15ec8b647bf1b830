import type { EpochMs, Id, Sequence } from '../../protocol/primitives.ts';
import type { Body, Kind } from '../../protocol/records.ts';
import { type Actor, noteEdit, type Scene } from './audit.ts';
import { forgetQuality } from './call-quality.ts';
import { revokeSubject, sessionsOf } from './credentials.ts';
import { forgetHealth } from './health.ts';
import { type Author, forgetFieldChanges, isMerged, noteFieldChanges } from './provenance.ts';
import { findBody, findRow, listBodies, newestSequence, type Owner } from './records.ts';
import type { Db } from './schema.ts';
import type { VisitFacts } from './visits.ts';

/** What a transaction did to a facility, told after it is durable. */
export type Commit = {
  facilityId: Id;
  seq: Sequence;
  /** Tablets, devices and sessions whose credentials were revoked. */
  signedOut: string[];
  /** Tablets and devices that became something else. */
  moved: string[];
  /** Visits of which somebody may have to be told. `last`: what was known of one that is no more. */
  visits: { id: Id; last: VisitFacts | null }[];
  /** Channels at whose address nobody has looked yet. */
  channels: Id[];
};

/** One transaction on one facility. */
export interface Writing {
  readonly db: Db;
  readonly facilityId: Id;
  readonly now: EpochMs;
  readonly by: Actor;
  get<K extends Kind>(kind: K, id: Id): Promise<Body<K> | null>;
  list<K extends Kind>(kind: K, owner: Owner): Promise<{ id: Id; body: Body<K> }[]>;
  /** Was there ever a record of this name? Names of deleted ones are not given again. */
  isTaken(kind: Kind, id: Id): Promise<boolean>;
  /** Inserts or replaces, under the facility's next sequence number. */
  put<K extends Kind>(kind: K, id: Id, body: Body<K>): Promise<void>;
  /** Leaves a tombstone; does nothing if there is no such living record. */
  remove(kind: Kind, id: Id): Promise<void>;
  /** Revokes every credential of a tablet, device, invitation or staff member. */
  signOut(subjectId: string): Promise<void>;
  /** Ends one browser's session, and no other of that person's. */
  endSession(sessionId: string): Promise<void>;
  /** The subject's sockets must come back as what they are now. */
  moved(subjectId: string): void;
  /** A visit was proposed, answered or called off: whoever keeps a calendar is told once this is durable. */
  visitChanged(visitId: Id): void;
  /** A visit goes with all that was known of it; `last` is told, called off. */
  visitGone(visitId: Id, last: VisitFacts): void;
  /** This channel leads somewhere new: the server goes there once this is durable. */
  channelChanged(id: Id): void;
  /** From here on it is this one who changes things; nobody: the server itself. */
  signedBy(author: Author): void;
  /** The newest sequence number so far. */
  seq(): Promise<Sequence>;
}

/** Starts to write; `commit` grows with every write and is to be told after the transaction committed. */
export function startWriting(scene: Scene): { writing: Writing; commit: Commit } {
  const { db, facilityId, now, by } = scene;
  const commit: Commit = { facilityId, seq: 0, signedOut: [], moved: [], visits: [], channels: [] };
  let author: Author | null = null;
  const writing: Writing = {
    db,
    facilityId,
    now,
    by,
    get: (kind, id) => findBody(db, facilityId, kind, id),
    list: (kind, owner) => listBodies(db, facilityId, kind, owner),
    isTaken: async (kind, id) => (await findRow(db, facilityId, kind, id)) !== null,
    async put(kind, id, body) {
      const owner = await ownerOf(db, facilityId, id, { kind, body });
      const before = await findBody(db, facilityId, kind, id);
      commit.seq = await nextSequence(db, facilityId);
      const row = { seq: commit.seq, deleted: 0, body: JSON.stringify(body), ...owner };
      await db
        .insertInto('record')
        .values({ facility_id: facilityId, kind, id, ...row })
        .onConflict((on) => on.columns(['facility_id', 'kind', 'id']).doUpdateSet(row))
        .execute();
      if (author && before && isMerged(kind))
        await noteFieldChanges(db, facilityId, { kind, id, before, after: body, seq: commit.seq, ...author });
      await noteEdit(scene, { kind, id, before, after: body, residentId: owner.resident_id });
    },
    async remove(kind, id) {
      const row = await findRow(db, facilityId, kind, id);
      const before = row && (await findBody(db, facilityId, kind, id));
      if (!row || !before) return;
      if (kind === 'tablet') await forgetHealth(db, facilityId, id);
      if (kind === 'tablet' || kind === 'call') await forgetQuality(db, facilityId, { kind, id });
      commit.seq = await nextSequence(db, facilityId);
      // The body goes for good: a tombstone only says that there is nothing any more.
      await db
        .updateTable('record')
        .set({ seq: commit.seq, deleted: 1, body: 'null' })
        .where('facility_id', '=', facilityId)
        .where('kind', '=', kind)
        .where('id', '=', id)
        .execute();
      await noteEdit(scene, { kind, id, before, after: null, residentId: row.resident_id });
      if (isMerged(kind)) await forgetFieldChanges(db, facilityId, id);
    },
    async signOut(subjectId) {
      commit.signedOut.push(subjectId, ...(await sessionsOf(db, facilityId, subjectId)));
      await revokeSubject(db, facilityId, subjectId);
    },
    async endSession(sessionId) {
      await db.deleteFrom('credential').where('hash', '=', sessionId).execute();
      commit.signedOut.push(sessionId);
    },
    moved: (subjectId) => void commit.moved.push(subjectId),
    visitChanged: (id) => void commit.visits.push({ id, last: null }),
    visitGone: (id, last) => void commit.visits.push({ id, last }),
    channelChanged: (id) => void commit.channels.push(id),
    signedBy(by) {
      author = by;
    },
    seq: () => newestSequence(db, facilityId),
  };
  return { writing, commit };
}

async function nextSequence(db: Db, facilityId: Id): Promise<Sequence> {
  const row = await db
    .updateTable('facility')
    .set((eb) => ({ seq: eb('seq', '+', 1) }))
    .where('id', '=', facilityId)
    .returning('seq')
    .executeTakeFirstOrThrow();
  return Number(row.seq);
}

type Whose = { resident_id: string | null; contact_id: string | null };

const named = (body: object, field: 'residentId' | 'contactId'): Id | null => {
  const id: unknown = Object.getOwnPropertyDescriptor(body, field)?.value;
  return typeof id === 'string' ? id : null;
};

/** Whose record this is. A device and an invitation name only the contact; the contact knows its resident. */
async function ownerOf(
  db: Db,
  facilityId: Id,
  id: Id,
  { kind, body }: { kind: Kind; body: object },
): Promise<Whose> {
  if (kind === 'resident') return { resident_id: id, contact_id: null };
  const residentId = named(body, 'residentId');
  if (kind === 'contact') return { resident_id: residentId, contact_id: id };
  const contactId = named(body, 'contactId');
  if (residentId !== null || contactId === null) return { resident_id: residentId, contact_id: contactId };
  const contact = await findBody(db, facilityId, 'contact', contactId);
  return { resident_id: contact?.residentId ?? null, contact_id: contactId };
}
