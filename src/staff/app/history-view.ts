import type { StaffKey } from '../../i18n/staff.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Call } from '../../protocol/records.ts';
import { devicesOf } from '../screens/contacts/reach.ts';
import type { CalmRow } from '../screens/history/CalmList.tsx';
import { dateAndTime, toCsv } from '../screens/history/calls-csv.ts';
import { resultKey, spokeMs } from '../screens/history/past-calls.ts';
import { notReached, SILENT_DAYS, silent } from '../screens/history/silence.ts';
import { fullName } from '../screens/residents/find-residents.ts';
import { withoutThem } from './calls-view.ts';
import type { Desk } from './desk.ts';
import { viewpoint } from './look.ts';
import { momentText } from './moment.ts';
import { paths } from './routes.ts';

const known = (desk: Desk) => {
  const { call, contact, resident, tablet } = desk.replica.records.value;
  return {
    calls: call,
    contacts: contact,
    residents: resident,
    tablets: tablet,
    now: desk.ticks.minute.value,
  };
};

/** Contacts who were tried this week, in vain. */
export function notReachedRows(desk: Desk): CalmRow[] {
  const { contact, device } = desk.replica.records.value;
  const { t } = desk.words;
  return notReached(known(desk)).map(({ contactId, residentId, tries, lastAt }) => {
    const name = contact.get(contactId)?.name ?? '';
    const isInvited = devicesOf(device, contactId).length > 0;
    return {
      id: contactId,
      text: t('history.not-reached-row', { contact: name, resident: personName(desk, residentId) }),
      detail: t('history.tries', { count: tries, when: momentText(lastAt, viewpoint(desk)) }),
      todo: isInvited ? t('history.todo-check') : t('history.todo-invite'),
      href: paths.contact(residentId, contactId),
    };
  });
}

/** Residents who have spoken with nobody for ten days. */
export function silentRows(desk: Desk): CalmRow[] {
  const { t } = desk.words;
  return silent(known(desk)).map(({ residentId, lastAt }) => ({
    id: residentId,
    text: personName(desk, residentId),
    detail:
      lastAt === null
        ? t('history.never-spoke')
        : t('history.last-spoke', { when: momentText(lastAt, viewpoint(desk)) }),
    todo: t('history.todo-call'),
    href: paths.resident(residentId),
  }));
}

export const silentTitle = ({ words }: Desk): string => words.t('history.silent', { count: SILENT_DAYS });

/** The calls that match, the newest first, for a spreadsheet; from what this browser keeps. */
export function historyCsv(desk: Desk, matches: (call: Call) => boolean): string {
  const { call, contact, resident } = desk.replica.records.value;
  const { t } = desk.words;
  const say = dateAndTime(viewpoint(desk).timeZone);
  const rows = [...call.values()]
    .filter(matches)
    .sort((a, b) => b.startedAt - a.startedAt)
    .map((one) => [
      ...say(one.startedAt),
      personName(desk, one.residentId),
      resident.get(one.residentId)?.room ?? '',
      contact.get(one.contactId)?.name ?? t('call.somebody'),
      t(`history.direction.${one.caller}`),
      // The table of results and the words' keys are held together by the check of the locale files.
      [t(resultKey(one) as StaffKey), ...withoutThem(desk, one)].join(' · '),
      String(Math.round((spokeMs(one) ?? 0) / 1000)),
    ]);
  const head = [
    t('history.csv.date'),
    t('history.csv.time'),
    t('history.person'),
    t('history.csv.room'),
    t('history.contact'),
    t('history.direction'),
    t('history.result'),
    t('history.csv.seconds'),
  ];
  return toCsv([head, ...rows]);
}

function personName({ replica }: Desk, residentId: Id): string {
  const person = replica.records.value.resident.get(residentId);
  return person ? fullName(person) : '—';
}
