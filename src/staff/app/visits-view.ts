import { atLineStart, clockTime, dayAndDate, relativeDay } from '../../i18n/dates.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Resident } from '../../protocol/records.ts';
import { daysFrom, freeTimes, takenBy, type WelcomeHours, welcomeHours } from '../../protocol/visit-times.ts';
import { endOf, type Span, VISIT_AHEAD_MS, type Visit } from '../../protocol/visits.ts';
import { wallAt } from '../../protocol/wall-clock.ts';
import { type Entry, fullName } from '../screens/residents/find-residents.ts';
import { comingVisits } from '../screens/visits/coming.ts';
import type { Time } from '../screens/visits/ProposeVisit.tsx';
import type { Deed, Props as ListProps, VisitRow } from '../screens/visits/VisitList.tsx';
import type { Desk } from './desk.ts';
import { viewpoint } from './look.ts';

/** How many relatives wait for an answer. */
export function visitsToAnswer(desk: Desk): number {
  return sorted(desk, null).toAnswer.length;
}

/** Visits in words; `residentId`: one person's, whose name everybody on that page knows. */
export function visitRows(desk: Desk, residentId: Id | null): Omit<ListProps, 'onDeed'> {
  const { toAnswer, days, past } = sorted(desk, residentId);
  const { timeZone, language } = viewpoint(desk);
  const named = residentId === null;
  return {
    toAnswer: toAnswer.map((one) => rowOf(desk, one, { named, dated: true })),
    days: days.map(({ date, visits }) => ({
      date,
      title: dayAndDate(visits[0]?.body.startsAt ?? 0, timeZone, language),
      visits: visits.map((one) => rowOf(desk, one, { named, dated: false })),
    })),
    past: past.map((one) => rowOf(desk, one, { named, dated: true })),
  };
}

function sorted(desk: Desk, residentId: Id | null) {
  const { now, timeZone } = viewpoint(desk);
  return comingVisits(desk.replica.records.value.visit, { now, timeZone, residentId });
}

function rowOf(
  desk: Desk,
  { id, body }: Entry<Visit>,
  { named, dated }: { named: boolean; dated: boolean },
): VisitRow {
  const { timeZone } = viewpoint(desk);
  const { contact, resident } = desk.replica.records.value;
  const person = resident.get(body.residentId);
  const names = [...(named && person ? [fullName(person)] : []), contact.get(body.contactId)?.name ?? '—'];
  const span = `${clockTime(body.startsAt, timeZone)} – ${clockTime(endOf(body), timeZone)}`;
  return {
    id,
    time: dated ? visitWhen(desk, body) : span,
    who: names.join(' · '),
    state: stateWords(desk, body),
    isAgreed: body.state === 'agreed',
    deeds: deedsOf(desk, body),
  };
}

/** *Aujourd’hui, 15:00* */
export function visitWhen(desk: Desk, { startsAt }: Pick<Visit, 'startsAt'>): string {
  const view = viewpoint(desk);
  return `${atLineStart(relativeDay(startsAt, view))}, ${clockTime(startsAt, view.timeZone)}`;
}

function stateWords({ words }: Desk, { state, proposedBy }: Visit): string {
  return words.t(state === 'proposed' ? `visits.state.${state}-${proposedBy}` : `visits.state.${state}`);
}

function deedsOf(desk: Desk, visit: Visit): Deed[] {
  const isOver = endOf(visit) <= viewpoint(desk).now;
  if (isOver || visit.state === 'declined' || visit.state === 'cancelled') return [];
  return visit.state === 'proposed' && visit.proposedBy === 'relative' ? ['accept', 'decline'] : ['cancel'];
}

/** Who could be visited by whom: relatives who call from a browser. */
export function visitContacts({ replica }: Desk, residentId: Id): { id: Id; name: string }[] {
  return [...replica.records.value.contact]
    .filter(([, body]) => body.residentId === residentId && body.kind === 'relative')
    .sort((a, b) => a[1].position - b[1].position)
    .map(([id, { name }]) => ({ id, name }));
}

/** Who is asked should have time to say yes; whoever knows better may choose an earlier time. */
const SOONEST_MS = 60 * 60_000;

/** What this browser knows to be free; the server has the last word. */
export function createTimes(desk: Desk, resident: Entry<Resident>) {
  const { now, timeZone } = viewpoint(desk);
  const { contact, tablet, visit } = desk.replica.records.value;
  const ahead = [...visit.values()].filter((one) => endOf(one) > now);
  const agreed = ahead.filter(({ state }) => state === 'agreed');
  const isTaken = takenBy(agreed, [...tablet.values()], resident.id);
  const hoursOf = (contactId: Id): WelcomeHours => {
    const body = contact.get(contactId);
    return welcomeHours(resident.body, { callingHours: body?.callingHours ?? null }, timeZone);
  };
  const times = (date: string, contactId: Id, lengthMinutes: number, stepMinutes = 15) => {
    const asked = (span: Span) =>
      isTaken(span) ||
      ahead.some(
        (one) =>
          one.contactId === contactId &&
          one.state === 'proposed' &&
          one.startsAt < endOf(span) &&
          span.startsAt < endOf(one),
      );
    return freeTimes({ date, lengthMinutes, now, hours: hoursOf(contactId), stepMinutes, isTaken: asked });
  };
  const days = daysFrom(timeZone, now, 8);
  return {
    days: { first: days[0] ?? '', last: wallAt(timeZone, now + VISIT_AHEAD_MS).date },
    soonest: now + SOONEST_MS,
    firstFree: (contactId: Id, minutes: number) =>
      days.find((date) => times(date, contactId, minutes).some((at) => at >= now + SOONEST_MS)) ??
      days[0] ??
      '',
    timesOf: ({
      date,
      contactId,
      lengthMinutes,
    }: {
      date: string;
      contactId: Id;
      lengthMinutes: number;
    }): Time[] => times(date, contactId, lengthMinutes).map((at) => ({ at, label: clockTime(at, timeZone) })),
  };
}
