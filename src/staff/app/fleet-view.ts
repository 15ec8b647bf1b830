import type { StaffTranslator } from '../../i18n/staff.ts';
import { type Health, type HealthReport, worstLight } from '../../protocol/health.ts';
import { isWithinHours } from '../../protocol/hours.ts';
import { byNeed, LOW_BATTERY, lightOf, reasonsOf, type TabletState } from '../../protocol/needs-a-hand.ts';
import type { Id } from '../../protocol/primitives.ts';
import { type Tablet, USUAL_RESIDENT } from '../../protocol/records.ts';
import { type Entry, fullName } from '../screens/residents/find-residents.ts';
import type { Held } from '../screens/tablets/TabletDeeds.tsx';
import type { Fact, TabletRow } from '../screens/tablets/tablet-row.ts';
import type { Desk } from './desk.ts';
import { isOnline, sinceText, tabletsOf, viewpoint } from './look.ts';
import { momentText } from './moment.ts';

/** Tablets, whoever needs a hand first; those of one resident when `residentId` is given. */
export function tabletRows(desk: Desk, residentId?: Id): TabletRow[] {
  const isDay = dayOf(desk);
  const tablets = [...desk.replica.records.value.tablet]
    .filter(([, body]) => !residentId || body.residentId === residentId)
    .map(([id, body]) => tabletRow(desk, { id, body }, isDay));
  return byNeed(tablets);
}

/** How many tablets of the house need a hand. */
export function needCount(desk: Desk): number {
  const isDay = dayOf(desk);
  const tablets = [...desk.replica.records.value.tablet];
  return tablets.filter(([id, body]) => needOf(desk, { id, body }, isDay).reasons.length > 0).length;
}

/** The battery of a resident's tablet, while it is there to say so. */
export function batteryOf(desk: Desk, residentId: Id): { level: string; isLow: boolean } | null {
  const here = tabletsOf(desk.replica.records.value, residentId).find(({ id }) => isOnline(desk, id));
  const battery = here && desk.online.value ? desk.fleet.health.value.get(here.id)?.health.battery : null;
  if (!battery) return null;
  return { level: percent(battery.level), isLow: battery.level < LOW_BATTERY && !battery.charging };
}

const percent = (part: number): string => `${Math.round(part * 100)}\u00a0%`;

type IsDay = (residentId: Id | null) => boolean;

/** Whose quiet hours it is not. A house has few different ones, and asking a calendar for each tablet is slow. */
function dayOf(desk: Desk): IsDay {
  const { timeZone, now } = viewpoint(desk);
  const { resident } = desk.replica.records.value;
  const known = new Map<string, boolean>();
  return (residentId) => {
    const quiet = resident.get(residentId ?? '')?.quietHours ?? USUAL_RESIDENT.quietHours;
    const key = `${quiet.from}-${quiet.until}`;
    const isDay = known.get(key) ?? !isWithinHours(quiet, timeZone, now);
    known.set(key, isDay);
    return isDay;
  };
}

function needOf(desk: Desk, { id, body }: Entry<Tablet>, isDay: IsDay) {
  const state: TabletState = {
    health: desk.fleet.health.value.get(id)?.health ?? null,
    online: desk.online.value ? isOnline(desk, id) : null,
    since: desk.replica.presence.value.get(id)?.since ?? body.pairedAt,
  };
  const { now } = viewpoint(desk);
  // Whoever is locked or given up needs nobody to look after the battery.
  const reasons = heldOf(body) ? [] : reasonsOf(state, { now, isDay: isDay(body.residentId) });
  return { state, reasons, light: heldOf(body) ? 'amber' : lightOf(state, reasons) } as const;
}

function tabletRow(desk: Desk, { id, body }: Entry<Tablet>, isDay: IsDay): TabletRow {
  const { state, reasons, light } = needOf(desk, { id, body }, isDay);
  const report = desk.fleet.health.value.get(id);
  return {
    id,
    name: body.name,
    residentId: body.residentId ?? '',
    residentName: whoseName(desk, body),
    kind: body.kind,
    idleMinutes: body.idleMinutes,
    isServing: body.session !== null,
    held: heldOf(body),
    online: state.online,
    since: sinceText(desk, id),
    light,
    reasons,
    battery: batteryText(desk.words, state.health),
    facts: report ? factsOf(desk, report) : [],
    selfTest: state.health?.selfTest ?? null,
  };
}

/* What this browser kept from before there were locks has neither field. */
const heldOf = ({ lockedAt, lostAt }: Partial<Tablet>): Held =>
  lostAt ? 'lost' : lockedAt ? 'locked' : null;

/** Whose tablet it is; of a shared one, whom it serves and since when. */
function whoseName(desk: Desk, { kind, residentId, session }: Tablet): string {
  const { t } = desk.words;
  const name = fullName(desk.replica.records.value.resident.get(residentId ?? '') ?? NOBODY);
  if (kind === 'own') return name;
  if (session === null) return t('shared.waits');
  return t('shared.serves', { name, when: momentText(session.since, viewpoint(desk)) });
}
const NOBODY = { givenName: '—', familyName: '' };

/** *82 %*, and whether it is being charged. */
function batteryText({ t }: StaffTranslator, health: Health | null): string {
  if (!health?.battery) return '';
  const level = percent(health.battery.level);
  return health.battery.charging ? t('fleet.charging', { level }) : level;
}

const GIGABYTE = 1e9;

function factsOf(desk: Desk, { at, health }: HealthReport): Fact[] {
  const { words } = desk;
  const { t } = words;
  const view = viewpoint(desk);
  const { network, storage, selfTest, healedAt } = health;
  const trip = network.roundTripMs === null ? [] : [`${Math.round(network.roundTripMs)}\u00a0ms`];
  const free = storage.freeBytes === null ? [] : [t('fleet.free', { size: gigabytes(storage.freeBytes) })];
  const safe = storage.persisted === null ? [] : [t(storage.persisted ? 'fleet.kept' : 'fleet.not-kept')];
  const test = selfTest && [
    t(`check.is-${worstLight(Object.values(selfTest.lights))}`),
    momentText(selfTest.at, view),
  ];
  const some = (parts: readonly string[]) => parts.join(' · ') || t('fleet.unknown');
  return [
    { label: t('fleet.heard'), value: momentText(at, view) },
    { label: t('check.battery'), value: batteryText(words, health) || t('fleet.unknown') },
    { label: t('fleet.network'), value: some([t(`network.${network.kind}`), ...trip]) },
    { label: t('check.sound'), value: t(`fleet.sound-${health.sound}`) },
    { label: t('check.storage'), value: some([...safe, ...free]) },
    { label: t('check.version'), value: `${health.version} · ${t(`fleet.update-${health.update}`)}` },
    { label: t('fleet.self-test'), value: test ? test.join(' · ') : t('fleet.never-tested') },
    ...(healedAt === null ? [] : [{ label: t('fleet.healed'), value: momentText(healedAt, view) }]),
  ];
}

/** With the decimal comma that both languages of the console write. */
function gigabytes(bytes: number): string {
  return `${(bytes / GIGABYTE).toFixed(1).replace('.', ',')}\u00a0GB`;
}
