import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import { endOf, type Span } from '../../protocol/visits.ts';

/** How sure it is: asked for, agreed, or off. */
export type Turn = 'ask' | 'agreed' | 'off';

export type Invitation = {
  id: Id;
  span: Span;
  turn: Turn;
  revision: number;
  now: EpochMs;
  summary: string;
  /** The relative's page. */
  url: string;
  /** Who invites: the house, with the address that its mails come from. */
  organizer: { name: string; email: string };
  attendee: { name: string; email: string };
};

const STATUS = {
  ask: ICalEventStatus.TENTATIVE,
  agreed: ICalEventStatus.CONFIRMED,
  off: ICalEventStatus.CANCELLED,
} as const;

/** Five minutes to find the glasses. */
const ALARM_S = 5 * 60;

/**
 * The calendar entry of one visit: REQUEST, or CANCEL when it is off (RFC 5546 §3.2). The same UID all its life, so that a
 * later one replaces the earlier; times are UTC, which no calendar can misread.
 */
export function invitationIcs(about: Invitation): { method: 'REQUEST' | 'CANCEL'; content: string } {
  const { id, span, turn, revision, now, summary, url, organizer, attendee } = about;
  const method = turn === 'off' ? 'CANCEL' : 'REQUEST';
  const calendar = ical({
    prodId: { company: 'Moien', product: 'Visits', language: 'EN' },
    method: ICalCalendarMethod[method],
  });
  const event = calendar.createEvent({
    id: `${id}@moien`,
    sequence: revision,
    stamp: new Date(now),
    start: new Date(span.startsAt),
    end: new Date(endOf(span)),
    summary,
    url,
    organizer,
    status: STATUS[turn],
    attendees: [
      {
        ...attendee,
        role: ICalAttendeeRole.REQ,
        status: turn === 'agreed' ? ICalAttendeeStatus.ACCEPTED : ICalAttendeeStatus.NEEDSACTION,
        rsvp: false,
      },
    ],
  });
  if (turn !== 'off') event.createAlarm({ type: ICalAlarmType.display, trigger: ALARM_S });
  return { method, content: calendar.toString() };
}
