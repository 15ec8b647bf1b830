import type { Presence } from '../../protocol/live.ts';
import { reasonsOf } from '../../protocol/needs-a-hand.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { HealthStore } from '../live-ports.ts';
import { findBody, listBodies } from '../store/records.ts';
import type { Db } from '../store/schema.ts';
import { clearAlarm, openAlarms, raiseAlarm } from './alarms.ts';
import { TABLET_ALARMS } from './alert-words.ts';
import { isDayIn } from './day-hours.ts';
import type { Watch } from './look-every-minute.ts';
import type { Notify, StaffAlert } from './notify-ports.ts';

/** Up to here a battery that was low is still low: at 20 % it would come and go all evening. */
const BATTERY_FINE = 0.25;

type Deps = {
  db: Db;
  now: () => EpochMs;
  health: Pick<HealthStore, 'latest'>;
  presence: (facilityId: Id) => readonly Presence[];
  notify: Pick<Notify, 'notifyStaff'>;
};

/** Finds the tablets that need a hand: by the console's own rule, told once until it is over. */
export function createTabletWatch(deps: Deps): Watch {
  const { db, now, notify } = deps;
  // After a restart a tablet gets ten minutes to come back.
  const startedAt = now();

  async function lookAt(facilityId: Id): Promise<void> {
    const facility = await findBody(db, facilityId, 'facility', facilityId);
    const tablets = await listBodies(db, facilityId, 'tablet');
    if (!facility) return;
    const reports = new Map((await deps.health.latest(facilityId)).map((one) => [one.tabletId, one]));
    const presence = new Map(deps.presence(facilityId).map((one) => [one.id, one]));
    const open = await openAlarms(db, facilityId);
    const isDay = isDayIn(facility.timeZone, now());
    const wanted = new Map<Id, readonly string[]>();
    for (const { id, body } of tablets) {
      // Staff know where these are, or that nobody does.
      if (body.lockedAt !== null || body.lostAt !== null) continue;
      const health = reports.get(id)?.health ?? null;
      const online = presence.get(id)?.online ?? false;
      const since = Math.max(presence.get(id)?.since ?? startedAt, body.pairedAt);
      const reasons: string[] = reasonsOf({ health, online, since }, { now: now(), isDay });
      // Neither does night mend what was silent, nor one per cent an empty battery.
      if (!online && open.has(`${id} silent`)) reasons.push('silent');
      const { battery } = health ?? {};
      if (open.has(`${id} battery`) && battery && !battery.charging && battery.level < BATTERY_FINE)
        reasons.push('battery');
      wanted.set(id, reasons);
    }
    await settle(facilityId, wanted, open);
  }

  async function settle(facilityId: Id, wanted: ReadonlyMap<Id, readonly string[]>, open: Set<string>) {
    const silent = [...wanted].filter(([, reasons]) => reasons.includes('silent'));
    const isHouse = wanted.size > 1 && silent.length === wanted.size;
    const house = { alert: 'house-silent' } as const;
    await set(facilityId, { subjectId: facilityId, reason: 'house-silent', is: isHouse, open, what: house });
    for (const [tabletId, reasons] of wanted) {
      for (const reason of TABLET_ALARMS) {
        const is = reasons.includes(reason);
        // Raised all the same, so that the end of a power cut is not a hundred messages.
        const isTold = isHouse && reason === 'silent';
        const what = isTold ? null : ({ alert: 'tablet', tabletId, reason } as const);
        await set(facilityId, { subjectId: tabletId, reason, is, open, what });
      }
    }
    for (const key of open) {
      const [subjectId = '', reason = ''] = key.split(' ');
      // Those of lines are `line-watch.ts`'s own.
      if (TABLET_ALARMS.some((one) => one === reason) && !wanted.has(subjectId))
        await clearAlarm(db, { facilityId, subjectId, reason });
    }
  }

  type Setting = { subjectId: Id; reason: string; is: boolean; open: Set<string>; what: StaffAlert | null };

  async function set(facilityId: Id, { subjectId, reason, is, open, what }: Setting): Promise<void> {
    const isOpen = open.has(`${subjectId} ${reason}`);
    if (is && !isOpen) {
      await raiseAlarm(db, { facilityId, subjectId, reason, at: now() });
      if (what) await notify.notifyStaff(facilityId, what);
    }
    if (!is && isOpen) await clearAlarm(db, { facilityId, subjectId, reason });
  }

  return {
    async look() {
      const facilities = await db.selectFrom('facility').select('id').execute();
      for (const { id } of facilities) await lookAt(id);
    },
  };
}
