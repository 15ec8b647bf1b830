import type { EpochMs, Id } from '../../protocol/primitives.ts';
import { isWelcome, nearestFree, takenBy, welcomeHours } from '../../protocol/visit-times.ts';
import {
  endOf,
  MAX_OPEN_VISITS,
  overlaps,
  VISIT_AHEAD_MS,
  type Visit,
  type VisitSide,
} from '../../protocol/visits.ts';
import { Refused } from '../refused.ts';
import type { Owner } from '../store/records.ts';
import { findVisitFacts, listAgreedVisits } from '../store/visits.ts';
import type { Writing } from '../store/writing.ts';
import { type Acting, type Apply, must } from './acting.ts';

/**
 * Staff or a relative propose a visit; what they do not know of each other the server does.
 *
 * @throws Refused `too-late`: its time has come · `outside-hours` · `taken`: with the nearest time that is free ·
 * `too-many-visits`: so many wait for an answer · `not-allowed`: nobody there to visit, or by nobody who could call
 */
export const proposeVisit: Apply<'visit.propose'> = async (
  acting,
  { id, contactId, startsAt, lengthMinutes },
) => {
  const { writing, principal } = acting;
  const side = sideOf(acting);
  if (principal.kind === 'relative' && principal.contactId !== contactId) throw new Refused('not-found');
  const { residentId } = await must(acting, 'contact', contactId);
  const before = await writing.get('visit', id);
  if (before ? before.contactId !== contactId : await writing.isTaken('visit', id))
    throw new Refused('conflict');
  if (before) return;
  const visit: Visit = {
    ...{ residentId, contactId, startsAt, lengthMinutes },
    ...{ proposedBy: side, proposerId: actorOf(acting), proposedAt: acting.at },
    ...{ state: 'proposed', agreedAt: null, answered: null, revision: 0 },
  };
  if (startsAt <= writing.now) throw new Refused('too-late');
  if (startsAt > writing.now + VISIT_AHEAD_MS) throw new Refused('bad-request');
  await mustBeFree(acting, id, visit);
  await mustWait(acting, visit);
  await writing.put('visit', id, visit);
  writing.visitChanged(id);
};

/** The other side says yes. A second yes changes nothing. */
export const acceptVisit: Apply<'visit.accept'> = async (acting, { id }) => {
  const visit = await mustVisit(acting, id);
  if (visit.state === 'agreed') return;
  if (visit.state !== 'proposed') throw new Refused('too-late');
  if (visit.proposedBy === sideOf(acting)) throw new Refused('not-allowed');
  await mustBeFree(acting, id, visit);
  await answer(acting, id, { ...visit, state: 'agreed', agreedAt: acting.at });
};

/** The other side says no. What was agreed is cancelled, not declined. */
export const declineVisit: Apply<'visit.decline'> = async (acting, { id }) => {
  const visit = await mustVisit(acting, id);
  if (visit.state === 'declined' || visit.state === 'cancelled') return;
  if (visit.state === 'agreed') throw new Refused('conflict');
  if (visit.proposedBy === sideOf(acting)) throw new Refused('not-allowed');
  await answer(acting, id, { ...visit, state: 'declined' });
};

/** Either side calls it off, agreed or not yet. */
export const cancelVisit: Apply<'visit.cancel'> = async (acting, { id }) => {
  const visit = await mustVisit(acting, id);
  if (visit.state === 'declined' || visit.state === 'cancelled') return;
  await answer(acting, id, { ...visit, state: 'cancelled' });
};

/** Takes the last answer of one's own side back: the visit is what it was before. */
export const reopenVisit: Apply<'visit.reopen'> = async (acting, { id }) => {
  const visit = await mustVisit(acting, id);
  if (visit.state === 'proposed') return;
  if (visit.answered?.side !== sideOf(acting)) throw new Refused('not-allowed');
  const wasAgreed = visit.state === 'cancelled' && visit.agreedAt !== null;
  if (visit.state !== 'agreed') await mustBeFree(acting, id, visit);
  const was = wasAgreed ? { state: 'agreed' as const } : { state: 'proposed' as const, agreedAt: null };
  await answer(acting, id, { ...visit, ...was });
};

/** Whoever leaves the house is visited no more: what lies ahead is called off, what was stays. */
export async function cancelVisitsOf({ writing, at }: Acting, residentId: Id): Promise<void> {
  for (const { id, body } of await writing.list('visit', { residentId })) {
    if (!isAhead(body, writing.now)) continue;
    const answered = { side: 'staff', by: null, at } as const;
    await writing.put('visit', id, { ...body, state: 'cancelled', answered, revision: body.revision + 1 });
    writing.visitChanged(id);
  }
}

/** Before all is taken away that a letter needs: whoever has one of these visits in a calendar hears that it is off. */
export async function tellOfVisitsGone(writing: Writing, owner: Owner): Promise<void> {
  for (const { id, body } of await writing.list('visit', owner)) {
    if (!isAhead(body, writing.now)) continue;
    const last = await findVisitFacts(writing.db, writing.facilityId, id);
    const answered = { side: 'staff', by: null, at: writing.now } as const;
    const visit: Visit = { ...body, state: 'cancelled', answered, revision: body.revision + 1 };
    if (last) writing.visitGone(id, { ...last, visit });
  }
}

const isAhead = (visit: Visit, now: EpochMs) =>
  (visit.state === 'agreed' || visit.state === 'proposed') && endOf(visit) > now;

async function answer({ writing, at, ...acting }: Acting, id: Id, visit: Visit): Promise<void> {
  const answered = { side: sideOf(acting), by: actorOf(acting), at };
  await writing.put('visit', id, { ...visit, answered, revision: visit.revision + 1 });
  writing.visitChanged(id);
}

type Who = Pick<Acting, 'principal'>;

function sideOf({ principal }: Who): VisitSide {
  if (principal.kind === 'tablet') throw new Refused('not-allowed');
  return principal.kind;
}

function actorOf({ principal }: Who): Id {
  if (principal.kind === 'tablet') throw new Refused('not-allowed');
  return principal.kind === 'staff' ? principal.staffId : principal.deviceId;
}

/** A visit that this one has a say in. @throws Refused `too-late`: it is over */
async function mustVisit(acting: Acting, id: Id): Promise<Visit> {
  const visit = await must(acting, 'visit', id);
  const { principal } = acting;
  if (principal.kind === 'relative' && principal.contactId !== visit.contactId)
    throw new Refused('not-found');
  if (endOf(visit) <= acting.writing.now) throw new Refused('too-late');
  return visit;
}

/** Within the hours, with a tablet to hold it, and at no other visit's time. */
async function mustBeFree(acting: Acting, id: Id, visit: Visit): Promise<void> {
  const { writing } = acting;
  const resident = await must(acting, 'resident', visit.residentId);
  const contact = await must(acting, 'contact', visit.contactId);
  if (resident.archivedAt !== null || contact.kind !== 'relative') throw new Refused('not-allowed');
  const { timeZone } = await must(acting, 'facility', writing.facilityId);
  const hours = welcomeHours(resident, contact, timeZone);
  if (!isWelcome(visit, hours)) throw new Refused('outside-hours');
  const agreed = (await listAgreedVisits(writing.db, writing.facilityId, writing.now)).filter(
    (one) => one.id !== id,
  );
  const tablets = (await writing.list('tablet', {})).map(({ body }) => body);
  const isTaken = takenBy(
    agreed.map((one) => one.visit),
    tablets,
    visit.residentId,
  );
  if (!isTaken(visit)) return;
  throw new Refused('taken', undefined, nearestFree(visit, { now: writing.now, hours, isTaken }));
}

/** @throws Refused `too-many-visits` · `taken`: the same contact has proposed that time already */
async function mustWait({ writing }: Acting, visit: Visit): Promise<void> {
  const theirs = await writing.list('visit', { contactId: visit.contactId });
  const open = theirs.filter(({ body }) => body.state === 'proposed' && endOf(body) > writing.now);
  if (open.some(({ body }) => overlaps(body, visit))) throw new Refused('taken');
  if (open.length >= MAX_OPEN_VISITS) throw new Refused('too-many-visits');
}
