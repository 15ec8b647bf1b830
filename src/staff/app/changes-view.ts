import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/languages.ts';
import type { StaffKey } from '../../i18n/staff.ts';
import type { Mutation } from '../../protocol/mutations.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Conflict } from '../../protocol/records.ts';
import type { ConflictRow, Said } from '../screens/conflicts/ConflictList.tsx';
import { fullName } from '../screens/residents/find-residents.ts';
import { minuteText } from '../screens/residents/hours.ts';
import type { Desk } from './desk.ts';
import { viewpoint } from './look.ts';
import { momentText } from './moment.ts';
import { paths } from './routes.ts';

/** Fields with a name of their own; the others are *a setting*. */
const FIELD_WORDS: Record<string, StaffKey> = {
  givenName: 'field.given-name',
  familyName: 'field.family-name',
  address: 'field.address',
  room: 'field.room',
  language: 'field.language',
  photo: 'field.photo',
  name: 'contacts.name',
  relation: 'contacts.relation',
  callsResident: 'contacts.calls',
  position: 'changes.place',
  link: 'channels.link',
  icon: 'channels.icon',
  lineId: 'audit.kind.line',
  monthlyBudgetMb: 'lines.budget-mb',
  uplinkKbps: 'lines.uplink-kbps',
};

/** Records with a change that the server has not answered. */
export function unsentIds(desk: Desk): ReadonlySet<Id> {
  return new Set(desk.replica.pending.value.map(({ args }) => args.id));
}

/** Open conflicts, newest first; of one resident and their contacts when `residentId` is given. */
export function conflictRows(desk: Desk, residentId?: Id): ConflictRow[] {
  return [...desk.replica.records.value.conflict]
    .filter(
      ([, { settledAt, ...body }]) => settledAt === null && (!residentId || body.residentId === residentId),
    )
    .sort(([, a], [, b]) => b.kept.at - a.kept.at)
    .map(([id, conflict]) => ({
      id,
      name: nameOf(desk, conflict.recordId),
      field: desk.words.t(FIELD_WORDS[conflict.field] ?? 'changes.setting'),
      kept: said(desk, conflict, 'kept'),
      lost: said(desk, conflict, 'lost'),
    }));
}

function said(desk: Desk, conflict: Conflict, which: 'kept' | 'lost'): Said {
  const { value, by, at } = conflict[which];
  return {
    text: valueText(desk, conflict.field, value),
    by: nameOf(desk, by),
    when: momentText(at, viewpoint(desk)),
  };
}

/** *Anne Weber · Chambre: 14*: what somebody did, short enough for a line. */
export function changeText(desk: Desk, { name, args }: Mutation): string {
  const { t } = desk.words;
  const [, verb] = name.split('.');
  const set = 'set' in args ? args.set : null;
  if (set) {
    const fields = Object.entries(set).map(
      ([field, value]) => `${t(FIELD_WORDS[field] ?? 'changes.setting')}: ${valueText(desk, field, value)}`,
    );
    return [nameOf(desk, args.id), ...fields].join(' · ');
  }
  const who = 'givenName' in args ? fullName(args) : 'name' in args ? args.name : nameOf(desk, args.id);
  const words = { create: 'changes.create', remove: 'changes.remove', revoke: 'changes.remove' } as const;
  const key = Object.entries(words).find(([one]) => one === verb)?.[1] ?? 'changes.other';
  return t(key, { name: who });
}

/** Where one can type the same again. */
export function whereToEdit(desk: Desk, { name, args }: Mutation): string | null {
  const { resident, contact } = desk.replica.records.value;
  if (name === 'resident.update' && resident.has(args.id)) return paths.resident(args.id, 'details');
  const residentId = name === 'contact.update' ? contact.get(args.id)?.residentId : undefined;
  return residentId ? paths.editContact(residentId, args.id) : null;
}

/** A record's or author's name, whatever kind it is. */
function nameOf(desk: Desk, id: Id): string {
  const { resident, contact, tablet, staff, facility, device, line, channel } = desk.replica.records.value;
  const person = resident.get(id);
  if (person) return fullName(person);
  const named =
    contact.get(id) ?? tablet.get(id) ?? line.get(id) ?? channel.get(id) ?? staff.get(id) ?? facility.get(id);
  return named?.name ?? contact.get(device.get(id)?.contactId ?? '')?.name ?? '—';
}

function valueText(desk: Desk, field: string, value: unknown): string {
  const { t } = desk.words;
  const language = LANGUAGES.find((one) => one === value);
  if (field === 'language' && language) return LANGUAGE_NAMES[language];
  if (value === null || value === '') return t('changes.nothing');
  if (field === 'photo') return t('changes.photo');
  if (field === 'residentId' || field === 'lineId') return nameOf(desk, String(value));
  if (typeof value === 'boolean') return t(value ? 'changes.yes' : 'changes.no');
  if (typeof value === 'object' && 'from' in value && 'until' in value)
    return `${minuteText(Number(value.from))} – ${minuteText(Number(value.until))}`;
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : String(value);
}
