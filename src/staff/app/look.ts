import { duration, type Viewpoint } from '../../i18n/dates.ts';
import type { Session } from '../../protocol/http.ts';
import type { Id } from '../../protocol/primitives.ts';
import { type Call, type Facility, type Tablet, USUAL_FACILITY } from '../../protocol/records.ts';
import type { Records } from '../../sync/records.ts';
import { resultOf, spokeMs } from '../screens/history/past-calls.ts';
import type { Entry } from '../screens/residents/find-residents.ts';
import type { Standing } from '../screens/residents/ResidentList.tsx';
import type { Desk } from './desk.ts';
import { momentText } from './moment.ts';
import { onceEach } from './once-each.ts';

/** Until the first pull is through. */
const UNKNOWN: Facility = {
  ...USUAL_FACILITY,
  name: '',
  timeZone: 'Europe/Luxembourg',
  language: 'fr',
  personWord: 'resident',
};

/** The one facility of a session. */
export function facilityOf(records: Records): Entry<Facility> | null {
  const [first] = records.facility;
  return first ? { id: first[0], body: first[1] } : null;
}

export const facilityOrUnknown = (records: Records): Facility => facilityOf(records)?.body ?? UNKNOWN;

/** What this person may do now: an admin may have changed it since they signed in. */
export const roleOf = ({ replica, session }: Pick<Desk, 'replica' | 'session'>): Session['role'] =>
  replica.records.value.staff.get(session.staffId)?.role ?? session.role;

/** From when, where and in which language this page speaks of time. */
export function viewpoint({ ticks, words, replica }: Desk): Viewpoint {
  const { timeZone } = facilityOrUnknown(replica.records.value);
  return { now: ticks.minute.value, timeZone, language: words.language.value };
}

export const isOnline = ({ replica }: Desk, id: Id): boolean =>
  replica.presence.value.get(id)?.online ?? false;

/** When that tablet or contact came or went, in words; null if nobody knows. */
export function sinceText(desk: Desk, id: Id): string | null {
  const since = desk.replica.presence.value.get(id)?.since ?? null;
  return since === null ? null : momentText(since, viewpoint(desk));
}

export function tabletsOf(records: Records, residentId: Id): Entry<Tablet>[] {
  return [...(byResident(records.tablet).get(residentId) ?? [])];
}

const byResident = onceEach((tablets: Records['tablet']) => {
  const found = new Map<Id, Entry<Tablet>[]>();
  for (const [id, body] of tablets) {
    if (body.residentId === null) continue;
    const of = found.get(body.residentId);
    if (of) of.push({ id, body });
    else found.set(body.residentId, [{ id, body }]);
  }
  return found;
});

/** How things stand with a resident's tablets; the best of them counts. */
export function standingOf(desk: Desk, residentId: Id): { standing: Standing; since: string | null } {
  const records = desk.replica.records.value;
  const tablets = tabletsOf(records, residentId);
  if (tablets.length === 0) return { standing: 'no-tablet', since: null };
  if (!desk.online.value) return { standing: 'unknown', since: null };
  if (inCall(records.call).has(residentId)) return { standing: 'in-call', since: null };
  if (tablets.some(({ id }) => isOnline(desk, id))) return { standing: 'online', since: null };
  return { standing: 'offline', since: sinceText(desk, tablets[0]?.id ?? '') };
}

const inCall = onceEach((calls: Records['call']): ReadonlySet<Id> => {
  const going = [...calls.values()].filter(({ state }) => state === 'connecting' || state === 'connected');
  return new Set(going.map(({ residentId }) => residentId));
});

/** The last conversation among `calls`, as *hier, 16:20 · 12 min*; null if there was none. */
export function lastTalk(desk: Desk, matches: (call: Call) => boolean): string | null {
  let last: Call | null = null;
  for (const call of desk.replica.records.value.call.values())
    if (resultOf(call) === 'completed' && matches(call) && (!last || call.startedAt > last.startedAt))
      last = call;
  if (!last) return null;
  const view = viewpoint(desk);
  const ms = spokeMs(last);
  const length = ms === null ? [] : [duration(ms / 60_000, view.language)];
  return [momentText(last.startedAt, view), ...length].join(' · ');
}
