import type { Id } from '../../protocol/primitives.ts';
import type { Tablet } from '../../protocol/records.ts';
import { isFull, type Span } from '../../protocol/visits.ts';
import { listAgreedVisits } from '../store/visits.ts';
import type { Writing } from '../store/writing.ts';

/**
 * Where a visit could not be held: while the resident has another one, or while every shared tablet of the house is in
 * one. A resident with a tablet of their own needs no shared one. A house without shared tablets has nothing to share.
 *
 * @param except the visit that is asked about itself
 */
export async function findBookings(
  writing: Writing,
  { residentId, except }: { residentId: Id; except: Id },
): Promise<(span: Span) => boolean> {
  const { db, facilityId, now } = writing;
  const tablets = (await writing.list('tablet', {})).map(({ body }) => body);
  const agreed = (await listAgreedVisits(db, facilityId, now)).filter(({ id }) => id !== except);
  const theirs = agreed.filter(({ visit }) => visit.residentId === residentId).map(({ visit }) => visit);
  const owners = new Set(tablets.filter(isOwn).map((tablet) => tablet.residentId));
  const shared = tablets.filter(({ kind, lostAt }) => kind === 'shared' && lostAt === null).length;
  const sharing =
    owners.has(residentId) || shared === 0
      ? []
      : agreed.filter(({ visit }) => !owners.has(visit.residentId)).map(({ visit }) => visit);
  return (span) => isFull(span, theirs, 1) || (sharing.length > 0 && isFull(span, sharing, shared));
}

const isOwn = ({ kind, lostAt }: Tablet) => kind === 'own' && lostAt === null;
