import { clockTime, dayAndDate } from '../../../i18n/dates.ts';
import { LANGUAGE_NAMES } from '../../../i18n/languages.ts';
import type { StaffKey, StaffTranslator } from '../../../i18n/staff.ts';
import { ALERT_KINDS } from '../../../protocol/alerts.ts';
import type { AuditEntry, Deed } from '../../../protocol/people.ts';
import { hoursWords } from './hours-words.ts';

type Words = Pick<StaffTranslator, 't' | 'language'>;

/** The words for every deed. A record: one without words does not compile. */
const DEEDS: Record<Deed, StaffKey> = {
  create: 'audit.deed.create',
  update: 'audit.deed.update',
  remove: 'audit.deed.remove',
  'sign-in': 'audit.deed.sign-in',
  invite: 'audit.deed.invite',
  'withdraw-invitation': 'audit.deed.withdraw-invitation',
  join: 'audit.deed.join',
  'set-password': 'audit.deed.set-password',
  'set-pin': 'audit.deed.set-pin',
  'add-passkey': 'audit.deed.add-passkey',
  'rename-passkey': 'audit.deed.rename-passkey',
  'remove-passkey': 'audit.deed.remove-passkey',
  'end-session': 'audit.deed.end-session',
  export: 'audit.deed.export',
  'export-person': 'audit.deed.export-person',
  'erase-person': 'audit.deed.erase-person',
  'choose-alerts': 'audit.deed.choose-alerts',
  'add-push': 'audit.deed.add-push',
  'remove-push': 'audit.deed.remove-push',
  'issue-card': 'audit.deed.issue-card',
  'revoke-card': 'audit.deed.revoke-card',
};

/** Fields by the words of the forms in which they are typed. What is not here is shown as it is stored. */
const FIELDS: Record<string, StaffKey> = {
  name: 'people.name',
  role: 'people.role',
  givenName: 'field.given-name',
  familyName: 'field.family-name',
  address: 'field.address',
  room: 'field.room',
  language: 'field.language',
  photo: 'field.photo',
  voice: 'voice.title',
  callingHours: 'hours.title',
  quietHours: 'audit.field.quiet-hours',
  textFactor: 'senses.text',
  holdMs: 'senses.hold',
  repeatMs: 'senses.repeat',
  ringFloor: 'senses.ring-floor',
  photoFrame: 'senses.photo-frame',
  familyCalls: 'family-calls.allow',
  careUntil: 'care.house',
  archivedAt: 'audit.field.archived',
  relation: 'contacts.relation',
  callsResident: 'contacts.calls',
  residentId: 'audit.field.resident',
  position: 'audit.field.position',
  timeZone: 'settings.time-zone',
  personWord: 'settings.word',
  outgoingAtNight: 'settings.night-calls',
  tellWhoComes: 'settings.who-comes',
  lockMinutes: 'lock.minutes',
  pin: 'audit.field.pin',
  pairedAt: 'audit.field.paired',
  lockedAt: 'tablets.locked',
  lostAt: 'tablets.lost',
  returnTo: 'settings.return-to',
  messageDays: 'settings.message-days',
  chooseByFace: 'shared.faces',
  chooseByCard: 'shared.cards',
  idleMinutes: 'shared.idle',
  link: 'channels.link',
  icon: 'channels.icon',
  lineId: 'audit.kind.line',
  monthlyBudgetMb: 'lines.budget-mb',
  uplinkKbps: 'lines.uplink-kbps',
  kind: 'shared.kind',
  how: 'consent.how',
  until: 'audit.field.until',
  withdrawnAt: 'audit.field.withdrawn',
  takenAt: 'audit.field.taken',
  startsAt: 'visits.when',
  lengthMinutes: 'visits.length',
  state: 'visits.state',
  closedAt: 'audit.field.closed',
  contactId: 'audit.kind.contact',
  expiresAt: 'audit.field.until',
  accepted: 'access.devices',
  label: 'audit.kind.device',
  browser: 'audit.field.browser',
  mail: 'ring.mail',
  from: 'greetings.from',
  text: 'greetings.words',
  repeat: 'greetings.repeat',
  media: 'greetings.what',
  retiredAt: 'greetings.retired',
  standInId: 'ring.stand-in',
  pauses: 'audit.field.pauses',
  messageQuiet: 'audit.field.message-quiet',
  passkey: 'passkeys.title',
};

/** Said by the line itself already: who, and when. */
const SAID: readonly string[] = [
  'createdAt',
  'createdBy',
  'askedAt',
  'askedBy',
  'takenBy',
  'coming',
  'calledAgainAt',
  'proposedBy',
  'proposerId',
  'proposedAt',
  'agreedAt',
  'answered',
  'revision',
  'acceptedAt',
  'invitationId',
  'found',
  'session',
];

export const isSaid = (field: string): boolean => SAID.includes(field);

export const deedWords = ({ t }: Words, deed: Deed): string => t(DEEDS[deed]);

export function fieldWords({ t }: Words, field: string): string {
  const key = FIELDS[field];
  if (key) return t(key);
  const alert = ALERT_KINDS.find((kind) => field === `alert.${kind}`);
  return alert ? t(`alerts.kind.${alert}`) : field;
}

/** Kinds of records, for those whose name is gone or was never there. */
const KINDS: Record<string, StaffKey> = {
  facility: 'settings.facility',
  staff: 'audit.kind.staff',
  resident: 'audit.field.resident',
  contact: 'audit.kind.contact',
  tablet: 'tab.tablets',
  line: 'audit.kind.line',
  channel: 'audit.kind.channel',
  device: 'audit.kind.device',
  address: 'audit.kind.address',
  invitation: 'access.invitation',
  help: 'audit.kind.help',
  visit: 'audit.kind.visit',
  consent: 'consent.title',
  greeting: 'greetings.one',
};

export function kindWords({ t }: Words, kind: AuditEntry['kind']): string {
  const key = KINDS[kind];
  return key ? t(key) : kind;
}

const HIDDEN: readonly string[] = ['photo', 'voice', 'pin', 'media'];
const isTime = (field: string) => /(At|Until)$/.test(field) || field === 'until';

/** Who or what an id names; null when nobody knows any more. */
export type NameOf = (id: string) => string | null;

/** A value as a person would say it. */
export function valueWords(
  words: Words,
  { field, value }: { field: string; value: unknown },
  { nameOf, timeZone }: { nameOf: NameOf; timeZone: string },
): string {
  const { t, language } = words;
  if (value === null || value === undefined || value === '') return '—';
  if (HIDDEN.includes(field)) return t('audit.hidden');
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
  if (isTime(field) && typeof value === 'number')
    return `${dayAndDate(value, timeZone, language.value)}, ${clockTime(value, timeZone)}`;
  if (typeof value === 'string' && /(Id|By)$/.test(field)) return nameOf(value) ?? t('audit.gone');
  if (field === 'language' && typeof value === 'string' && value in LANGUAGE_NAMES)
    return LANGUAGE_NAMES[value as keyof typeof LANGUAGE_NAMES];
  if (value === 'admin' || value === 'carer') return t(`people.role.${value}`);
  if (field.startsWith('alert.')) return waysWords(words, value);
  return hoursWords(value) ?? (typeof value === 'string' ? value : JSON.stringify(value));
}

/** *notification, e-mail*: how an alert comes. */
function waysWords({ t }: Words, value: unknown): string {
  const ways = (['push', 'mail'] as const).filter(
    (way) =>
      typeof value === 'object' &&
      value !== null &&
      Object.entries(value).some(([key, on]) => key === way && on),
  );
  return ways.map((way) => t(`alerts.${way}`)).join(', ') || t('audit.no');
}
