import type { StaffTranslator } from '../../i18n/staff.ts';
import { type Health, type HealthReport, worstLight } from '../../protocol/health.ts';
import { isWithinHours } from '../../protocol/hours.ts';
import type { Id } from '../../protocol/primitives.ts';
import { type Tablet, USUAL_RESIDENT } from '../../protocol/records.ts';
import { type Entry, fullName } from '../screens/residents/find-residents.ts';
import { byNeed, lightOf, reasonsOf, type TabletState } from '../screens/tablets/needs-a-hand.ts';
import type { Fact } from '../screens/tablets/TabletDetails.tsx';
import type { TabletRow } from '../screens/tablets/TabletList.tsx';
import type { Desk } from './desk.ts';
import { isOnline, sinceText, viewpoint } from './look.ts';
import { momentText } from './moment.ts';

/** Tablets, whoever needs a hand first; those of one resident when `residentId` is given. */
export function tabletRows(desk: Desk, residentId?: Id): TabletRow[] {
  const tablets = [...desk.replica.records.value.tablet]
    .filter(([, body]) => !residentId || body.residentId === residentId)
    .map(([id, body]) => tabletRow(desk, { id, body }));
  return byNeed(tablets);
}

/** How many tablets of the house need a hand. */
export function needCount(desk: Desk): number {
  const tablets = [...desk.replica.records.value.tablet];
  return tablets.filter(([id, body]) => needOf(desk, { id, body }).reasons.length > 0).length;
}

function needOf(desk: Desk, { id, body }: Entry<Tablet>) {
  const { timeZone, now } = viewpoint(desk);
  const resident = desk.replica.records.value.resident.get(body.residentId);
  const quiet = resident?.quietHours ?? USUAL_RESIDENT.quietHours;
  const state: TabletState = {
    health: desk.fleet.health.value.get(id)?.health ?? null,
    online: desk.online.value ? isOnline(desk, id) : null,
    since: desk.replica.presence.value.get(id)?.since ?? body.pairedAt,
  };
  const reasons = reasonsOf(state, { now, isDay: !isWithinHours(quiet, timeZone, now) });
  return { state, reasons, light: lightOf(state, reasons) };
}

function tabletRow(desk: Desk, { id, body }: Entry<Tablet>): TabletRow {
  const { resident } = desk.replica.records.value;
  const { state, reasons, light } = needOf(desk, { id, body });
  const report = desk.fleet.health.value.get(id);
  return {
    id,
    name: body.name,
    residentId: body.residentId,
    residentName: fullName(resident.get(body.residentId) ?? { givenName: '—', familyName: '' }),
    online: state.online,
    since: sinceText(desk, id),
    light,
    reasons,
    battery: batteryText(desk.words, state.health),
    facts: report ? factsOf(desk, report) : [],
    selfTest: state.health?.selfTest ?? null,
  };
}

/** *82 %*, and whether it is being charged. */
function batteryText({ t }: StaffTranslator, health: Health | null): string {
  if (!health?.battery) return '';
  const level = `${Math.round(health.battery.level * 100)}\u00a0%`;
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
