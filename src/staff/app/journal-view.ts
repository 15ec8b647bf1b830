import { clockTime, dayAndDate } from '../../i18n/dates.ts';
import type { AuditEntry, AuditFilter } from '../../protocol/people.ts';
import type { Records } from '../../sync/records.ts';
import {
  deedWords,
  fieldWords,
  isSaid,
  kindWords,
  type NameOf,
  valueWords,
} from '../screens/audit/audit-words.ts';
import type { Filter } from '../screens/audit/JournalFilter.tsx';
import type { JournalRow } from '../screens/audit/JournalPage.tsx';
import { fullName } from '../screens/residents/find-residents.ts';
import type { Desk } from './desk.ts';
import { viewpoint } from './look.ts';

/** The names of whoever is still here. */
const namesIn =
  (records: Records): NameOf =>
  (id) => {
    const resident = records.resident.get(id);
    if (resident) return fullName(resident);
    const named =
      records.contact.get(id) ??
      records.staff.get(id) ??
      records.tablet.get(id) ??
      records.line.get(id) ??
      records.channel.get(id) ??
      records.facility.get(id);
    return named?.name ?? records.device.get(id)?.label ?? records.greeting.get(id)?.from ?? null;
  };

/** One line of the log in words. */
export function journalRow(desk: Desk, entry: AuditEntry): JournalRow {
  const { words } = desk;
  const { t } = words;
  const { timeZone, language } = viewpoint(desk);
  const nameOf = namesIn(desk.replica.records.value);
  const say = (field: string, value: unknown) => valueWords(words, { field, value }, { nameOf, timeZone });
  const { actor, recordId, kind } = entry;
  // *Has signed in* is about nobody else.
  const isOwn = !['create', 'update', 'remove'].includes(entry.deed);
  const of = entry.residentId && entry.residentId !== recordId ? nameOf(entry.residentId) : null;
  const about = [kindWords(words, kind), nameOf(recordId), of].filter(Boolean).join(' · ');
  return {
    n: entry.n,
    when: `${dayAndDate(entry.at, timeZone, language)}, ${clockTime(entry.at, timeZone)}`,
    who:
      actor.kind === 'relative'
        ? t('audit.a-relative')
        : (nameOf(actor.id) ?? (actor.name || t('audit.gone'))),
    what: deedWords(words, entry.deed),
    about: isOwn ? '' : about,
    purged: entry.purged,
    fields: entry.fields
      .filter(({ field }) => !isSaid(field))
      .map(({ field, before, after }) => ({
        label: fieldWords(words, field),
        before: before === null ? null : say(field, before),
        after: say(field, after),
      })),
  };
}

/** What the filter's answers ask of the server. Days begin at midnight where the browser is. */
export function auditFilter({ actorId, residentId, text, from, until }: Filter): AuditFilter {
  const start = from ? new Date(`${from}T00:00`) : null;
  const end = until ? new Date(`${until}T00:00`) : null;
  // The day named last is part of it.
  end?.setDate(end.getDate() + 1);
  return {
    actorId: actorId || null,
    residentId: residentId || null,
    text: text.trim() || null,
    from: start?.getTime() ?? null,
    until: end?.getTime() ?? null,
  };
}
