import { clockTime, dayAndDate, duration } from '../../i18n/dates.ts';
import type { StaffKey } from '../../i18n/staff.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Call } from '../../protocol/records.ts';
import type { CallDay, CallRow } from '../screens/history/CallDays.tsx';
import { callsByDay, guestsOf, resultKey, spokeMs } from '../screens/history/past-calls.ts';
import { ringSteps } from '../screens/history/ring-steps.ts';
import { type Entry, fullName } from '../screens/residents/find-residents.ts';
import type { Desk } from './desk.ts';
import { facilityOrUnknown, viewpoint } from './look.ts';
import { momentText } from './moment.ts';

/** The history in words: the newest that match. */
export function callDays(desk: Desk, limit: number, matches: (call: Call) => boolean): CallDay[] {
  const records = desk.replica.records.value;
  const { timeZone } = facilityOrUnknown(records);
  const language = desk.words.language.value;
  return callsByDay(records.call, { timeZone, limit, matches }).map(({ date, calls }) => ({
    date,
    title: dayAndDate(calls[0]?.body.startedAt ?? 0, timeZone, language),
    calls: calls.map((call) => callRow(desk, call)),
  }));
}

function callRow(desk: Desk, { id, body }: Entry<Call>): CallRow {
  const { words, replica } = desk;
  const { contact, resident, staff } = replica.records.value;
  const person = resident.get(body.residentId);
  // Of a station's call: which of the carers.
  const carer = staff.get(body.staffId ?? '')?.name;
  const names = {
    contact: contact.get(body.contactId)?.name ?? words.t('call.somebody'),
    resident: person ? fullName(person) : '—',
  };
  const spoke = spokeMs(body);
  return {
    id,
    time: clockTime(body.startedAt, viewpoint(desk).timeZone),
    who: words.t(`call.from-${body.caller}`, names),
    // The table of results and the words' keys are held together by the check of the locale files.
    result: [
      words.t(resultKey(body) as StaffKey),
      carer,
      ...company(desk, id, body),
      ...withoutThem(desk, body),
    ]
      .filter(Boolean)
      .join(' · '),
    duration: spoke === null ? null : duration(spoke / 60_000, words.language.value),
    steps: stepRows(desk, body),
  };
}

/** Of a family call: who invited this guest, or who came into it. */
function company({ words, replica }: Desk, id: Id, { invited }: Call): string[] {
  const { call, contact } = replica.records.value;
  const nameOf = (one: Call | undefined) =>
    contact.get(one?.contactId ?? '')?.name ?? words.t('call.somebody');
  if (invited) return [words.t('call.invited-by', { name: nameOf(call.get(invited.by)) })];
  const names = guestsOf(call, id).map(nameOf);
  return names.length === 0 ? [] : [words.t('call.with', { names: names.join(', ') })];
}

/** Every sign on the way to the other's phone, to the second: *15:02:10 · Le téléphone de Marie a affiché l'appel*. */
function stepRows(desk: Desk, call: Call): CallRow['steps'] {
  const { t } = desk.words;
  const { call: calls, contact: contacts, device } = desk.replica.records.value;
  const { timeZone } = viewpoint(desk);
  return ringSteps(call, { calls, contacts }).map(({ at, what, deviceId, contactId }) => ({
    time: secondTime(at, timeZone),
    text: [
      t(`ring-step.${what}`, {
        name: contacts.get(contactId ?? call.contactId)?.name ?? t('call.somebody'),
      }),
      // Of several telephones: which.
      device.get(deviceId ?? '')?.label,
    ]
      .filter(Boolean)
      .join(' · '),
  }));
}

/** *15:02:10*. In German digits: every browser knows them, and Luxembourgish not everyone. */
const secondTime = (ms: number, timeZone: string) =>
  new Intl.DateTimeFormat('de', { timeZone, timeStyle: 'medium' }).format(ms);

/** What happened in a call without its two people: said wherever the call is. */
export function withoutThem({ words }: Desk, { answeredBy, endedBy }: Call): string[] {
  return [
    ...(answeredBy === 'itself' ? [words.t('call.answered-itself')] : []),
    ...(endedBy === 'house' ? [words.t('call.ended-by-house')] : []),
  ];
}

/** Wishes for a call that nobody has answered yet, oldest first; of one resident, or with their names. */
export function wishRows(desk: Desk, residentId?: Id): { id: Id; text: string }[] {
  const { wish, contact, resident } = desk.replica.records.value;
  const view = viewpoint(desk);
  return [...wish]
    .filter(([, body]) => body.doneAt === null && (!residentId || body.residentId === residentId))
    .sort((a, b) => a[1].createdAt - b[1].createdAt)
    .map(([id, body]) => {
      const person = resident.get(body.residentId);
      const words = {
        contact: contact.get(body.contactId)?.name ?? desk.words.t('call.somebody'),
        when: momentText(body.createdAt, view),
      };
      if (residentId) return { id, text: desk.words.t('wish.row', words) };
      return {
        id,
        text: desk.words.t('wish.row-of', { ...words, resident: person ? fullName(person) : '—' }),
      };
    });
}
