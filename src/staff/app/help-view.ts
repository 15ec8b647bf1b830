import { duration } from '../../i18n/dates.ts';
import { HELP_STEPS_MIN, helpStep } from '../../protocol/help.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Help } from '../../protocol/records.ts';
import type { ClosedRow, HelpRow } from '../screens/help/HelpPage.tsx';
import { closedHelps, openHelps } from '../screens/help/waiting.ts';
import { type Entry, fullName } from '../screens/residents/find-residents.ts';
import type { Desk } from './desk.ts';
import { viewpoint } from './look.ts';
import { momentText } from './moment.ts';

const CLOSED_SHOWN = 10;

/** Who waits: who has nobody on the way first. */
export function helpRows(desk: Desk, now: EpochMs): HelpRow[] {
  const { help, staff, tablet } = desk.replica.records.value;
  return openHelps(help).map(({ id, body }) => ({
    id,
    residentId: body.residentId,
    name: nameOf(desk, body.residentId),
    place: [roomOf(desk, body.residentId), tablet.get(body.tabletId)?.name].filter(Boolean).join(' · '),
    askedAt: body.askedAt,
    step: body.takenAt === null ? helpStep(body.askedAt, now) : 0,
    taken: body.takenAt === null ? null : { by: staff.get(body.takenBy ?? '')?.name ?? null },
  }));
}

/** The last ones that are over. */
export function closedRows(desk: Desk): ClosedRow[] {
  const view = viewpoint(desk);
  return closedHelps(desk.replica.records.value.help, CLOSED_SHOWN).map(({ id, body }) => ({
    id,
    name: nameOf(desk, body.residentId),
    when: momentText(body.askedAt, view),
    facts: factsOf(desk, { id, body }),
  }));
}

function factsOf({ words, replica }: Desk, { body }: Entry<Help>): string[] {
  const { t, language } = words;
  const since = (at: EpochMs) => duration((at - body.askedAt) / 60_000, language.value);
  const who = replica.records.value.staff.get(body.takenBy ?? '')?.name ?? '—';
  const went =
    body.takenAt === null
      ? t('help.withdrawn')
      : t('help.went', { name: who, duration: since(body.takenAt) });
  // What the server called out is on the record; it is the step that is said, not the second.
  const steps = body.calledAgainAt.flatMap((_, index) => HELP_STEPS_MIN[index] ?? []);
  const again = steps.map((minutes) => duration(minutes, language.value)).join(', ');
  return [
    went,
    t('help.lasted', { duration: since(body.closedAt ?? body.askedAt) }),
    ...(again ? [t('help.called-again', { when: again })] : []),
  ];
}

function nameOf({ replica }: Desk, residentId: Id): string {
  const person = replica.records.value.resident.get(residentId);
  return person ? fullName(person) : '—';
}

function roomOf({ replica, words }: Desk, residentId: Id): string {
  const room = replica.records.value.resident.get(residentId)?.room;
  return room ? words.t('residents.room', { room }) : '';
}
