import type { EpochMs, Id } from '../../protocol/primitives.ts';
import { findBody } from '../store/records.ts';
import type { Db } from '../store/schema.ts';
import { clearAlarm, openAlarms, raiseAlarm } from './alarms.ts';
import { isDayIn } from './day-hours.ts';
import { BUDGET_STEPS, isReached, lineBudgets } from './line-budgets.ts';
import type { Watch } from './look-every-minute.ts';
import type { Notify } from './notify-ports.ts';

type Deps = {
  db: Db;
  now: () => EpochMs;
  notify: Pick<Notify, 'notifyStaff'>;
};

/**
 * Tells staff when a line has used four fifths of its month, and when it has used all. Once a month each, and once more
 * where the budget was raised meanwhile and that is used, too. Not at night: nobody buys data then.
 */
export function createLineWatch({ db, now, notify }: Deps): Watch {
  async function lookAt(facilityId: Id): Promise<void> {
    const timeZone = (await findBody(db, facilityId, 'facility', facilityId))?.timeZone;
    if (timeZone === undefined) return;
    const budgets = await lineBudgets(db, { facilityId, timeZone, now: now() });
    const open = await openAlarms(db, facilityId);
    const reached = new Map(
      budgets.map((budget) => [budget.lineId, BUDGET_STEPS.filter((step) => isReached(budget, step))]),
    );
    await clear(facilityId, open, reached);
    if (!isDayIn(timeZone, now())) return;
    for (const [lineId, steps] of reached) {
      const isNew = steps.filter((step) => !open.has(`${lineId} line-${step}`));
      for (const step of isNew)
        await raiseAlarm(db, { facilityId, subjectId: lineId, reason: `line-${step}`, at: now() });
      // Of two at once only the higher one is told.
      const percent = isNew.at(-1);
      if (percent !== undefined) await notify.notifyStaff(facilityId, { alert: 'line', lineId, percent });
    }
  }

  /** The month is a new one, the budget a larger one, or the line gone. */
  async function clear(
    facilityId: Id,
    open: ReadonlySet<string>,
    reached: ReadonlyMap<Id, readonly number[]>,
  ): Promise<void> {
    for (const key of open) {
      const [subjectId = '', reason = ''] = key.split(' ');
      const step = BUDGET_STEPS.find((one) => reason === `line-${one}`);
      if (step !== undefined && !reached.get(subjectId)?.includes(step))
        await clearAlarm(db, { facilityId, subjectId, reason });
    }
  }

  return {
    async look() {
      const facilities = await db.selectFrom('facility').select('id').execute();
      for (const { id } of facilities) await lookAt(id);
    },
  };
}
