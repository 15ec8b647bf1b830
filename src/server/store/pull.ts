import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { ResponseOf } from '../../protocol/http.ts';
import type { EpochMs, Sequence } from '../../protocol/primitives.ts';
import type { Change, Facility, Kind, Loved, Resident } from '../../protocol/records.ts';
import type { Known } from '../principal.ts';
import { type Scope, scopeName, scopeOf, type Window } from '../scope.ts';
import { currentEpoch, isInOurPast } from './epochs.ts';
import { changeOf, findBody, newestSequence } from './records.ts';
import type { Db, Schema } from './schema.ts';

/** A page keeps one answer, and the memory of a tablet, small. */
const PAGE = 500;

type Since = { since: Sequence; scope: string | null };

/**
 * Everything in the principal's scope that changed after `since`, at most a page of it.
 * Read in one transaction: otherwise a write between two reads could be skipped for good.
 */
export async function pull(db: Db, principal: Known, { since, scope }: Since): Promise<ResponseOf<'pull'>> {
  return await db.transaction().execute(async (tx) => {
    const newest = await newestSequence(tx, principal.facilityId);
    const { facilityId } = principal;
    const [before = '', epoch = ''] = scope?.split('.') ?? [];
    const isSeen = await isInOurPast(tx, facilityId, { epoch, since, newest });
    const reset = before !== scopeName(principal) || !isSeen;
    const name = `${scopeName(principal)}.${await currentEpoch(tx, facilityId)}`;
    const rows = await rowsAfter(tx, scopeOf(principal), { after: reset ? 0 : since, living: reset });
    const page = rows.slice(0, PAGE);
    const more = rows.length > PAGE;
    const seq = more ? Number(page.at(-1)?.seq) : newest;
    return { seq, scope: name, reset, more, changes: await changesFor(tx, principal, page) };
  });
}

type Row = Pick<Schema['record'], 'kind' | 'id' | 'seq' | 'deleted' | 'body'>;

/** One more than a page, so that its end can be told. `living`: whoever starts from nothing needs no tombstones. */
async function rowsAfter(
  db: Db,
  scope: Scope,
  { after, living }: { after: Sequence; living: boolean },
): Promise<Row[]> {
  let query = db
    .selectFrom('record')
    .select(['kind', 'id', 'seq', 'deleted', 'body'])
    .where('facility_id', '=', scope.facilityId)
    .where('seq', '>', after)
    .where((eb) => isInScope(eb, scope));
  if (living) query = query.where('deleted', '=', 0);
  return await query
    .orderBy('seq')
    .limit(PAGE + 1)
    .execute();
}

type Builder = ExpressionBuilder<Schema, 'record'>;

function isInScope(eb: Builder, { facilityId, windows, loved }: Scope): Expression<SqlBool> {
  const behind: Window[] =
    loved === null
      ? []
      : [
          { kinds: ['resident'], by: 'id', value: loved.residentId },
          { kinds: ['facility'], by: 'id', value: facilityId },
        ];
  return eb.or([...windows, ...behind].map((window) => isInWindow(eb, window)));
}

function isInWindow(eb: Builder, window: Window): Expression<SqlBool> {
  if (window === 'everything') return eb.lit(true);
  return eb.and([eb('kind', 'in', window.kinds), eb(window.by, '=', window.value)]);
}

async function changesFor(db: Db, principal: Known, rows: readonly Row[]): Promise<Change[]> {
  const changes = await asSeen(db, scopeOf(principal), rows);
  switch (principal.kind) {
    case 'tablet':
      return changes.map(onlyAgreed).map(onlyLiving);
    case 'relative':
      return changes;
    case 'staff':
      return changes.map(sealed);
  }
}

/** What two people say to each other is nobody else's business: that they do, and whether it arrived, staff may know. */
function sealed(change: Change): Change {
  if (change.kind !== 'message' || change.body === null) return change;
  return { ...change, body: { ...change.body, media: [], text: '' } };
}

/** A resident is told what is sure: on a tablet, a visit that is not agreed, or no longer, is not there. */
function onlyAgreed(change: Change): Change {
  if (change.kind !== 'visit' || change.body?.state === 'agreed') return change;
  return { ...change, body: null };
}

/** What the house has retired is not there any more: neither its words nor the names of its files. */
function onlyLiving(change: Change): Change {
  if (change.kind !== 'greeting' || change.body === null || change.body.retiredAt === null) return change;
  return { ...change, body: null };
}

/** A relative sees resident and facility as one `loved`, numbered by whichever changed: they, or the contact's own hours. */
async function asSeen(db: Db, scope: Scope, rows: readonly Row[]): Promise<Change[]> {
  const { loved } = scope;
  if (loved === null) return rows.map(changeOf);
  const body = await findLoved(db, scope.facilityId, loved);
  const last = rows.findLast(shapesLoved);
  return rows.flatMap((row): Change[] => {
    const own = isUnderLoved(row) ? [] : [changeOf(row)];
    const seq = Number(row.seq);
    return row === last ? [...own, { kind: 'loved', id: loved.residentId, seq, body }] : own;
  });
}

const isUnderLoved = ({ kind }: Row) => kind === 'resident' || kind === 'facility';
const shapesLoved = (row: Row) => isUnderLoved(row) || row.kind === 'contact';

async function findLoved(
  db: Db,
  facilityId: string,
  { residentId, contactId }: NonNullable<Scope['loved']>,
): Promise<Loved | null> {
  const contact = await findBody(db, facilityId, 'contact', contactId);
  const resident = await findBody(db, facilityId, 'resident', residentId);
  const facility = await findBody(db, facilityId, 'facility', facilityId);
  // Who is nobody's contact any more loves nobody here.
  if (!resident || !facility || !contact) return null;
  return {
    name: `${resident.givenName} ${resident.familyName}`.trim(),
    photo: resident.photo,
    facilityName: facility.name,
    timeZone: facility.timeZone,
    callingHours: contact.callingHours ?? resident.callingHours,
    quietHours: resident.quietHours,
    notNowUntil: careUntil(resident, facility),
    callable: resident.archivedAt === null && contact.kind === 'relative',
  };
}

/** The later of the two: the resident's own care, or the whole house's. */
function careUntil(resident: Resident, facility: Facility): EpochMs | null {
  if (resident.careUntil === null || facility.careUntil === null)
    return resident.careUntil ?? facility.careUntil;
  return Math.max(resident.careUntil, facility.careUntil);
}

/** Every file of every message that this principal takes part in, and of the house's greetings; of staff only of those. */
export async function mediaInScope(db: Db, principal: Known): Promise<Set<string>> {
  const kinds: Kind[] = principal.kind === 'staff' ? ['greeting'] : ['message', 'greeting'];
  const scope = scopeOf(principal);
  const rows = await db
    .selectFrom('record')
    .select(['kind', 'id', 'seq', 'deleted', 'body'])
    .where('facility_id', '=', scope.facilityId)
    .where('kind', 'in', kinds)
    .where('deleted', '=', 0)
    .where((eb) => isInScope(eb, scope))
    .execute();
  const media = rows
    .map(changeOf)
    .flatMap((change) => (change.kind === 'message' || change.kind === 'greeting' ? change.body?.media : []));
  return new Set(media.flatMap((medium) => medium?.hash ?? []));
}

/** Every photo and voice that a record in this scope names. */
export async function blobsInScope(db: Db, principal: Known): Promise<Set<string>> {
  const scope = scopeOf(principal);
  const rows = await db
    .selectFrom('record')
    .select(['kind', 'id', 'seq', 'deleted', 'body'])
    .where('facility_id', '=', scope.facilityId)
    .where('kind', 'in', ['resident', 'contact'])
    .where('deleted', '=', 0)
    .where((eb) => isInScope(eb, scope))
    .execute();
  const hashes = rows
    .map(changeOf)
    .flatMap(({ body }) => [
      body && 'photo' in body ? body.photo : null,
      body && 'voice' in body ? body.voice : null,
    ]);
  return new Set(hashes.filter((hash) => hash !== null));
}
