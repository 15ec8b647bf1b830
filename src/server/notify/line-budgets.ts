import type { EpochMs, Id } from '../../protocol/primitives.ts';
import { wallAt } from '../../protocol/wall-clock.ts';
import { totalOf, usesOf } from '../line/month-use.ts';
import { createLineStore } from '../store/lines.ts';
import { listBodies } from '../store/records.ts';
import type { Db } from '../store/schema.ts';

/** How a line with a budget stands in its month; MB of a million bytes, as contracts count. */
export type LineBudget = { lineId: Id; name: string; usedMb: number; budgetMb: number };

/** At so many percent of a budget staff are told. */
export const BUDGET_STEPS = [80, 100] as const;
export type BudgetStep = (typeof BUDGET_STEPS)[number];

type Asked = { facilityId: Id; timeZone: string; now: EpochMs };

/** The lines of a facility that have a budget, in the month on its wall. */
export async function lineBudgets(db: Db, { facilityId, timeZone, now }: Asked): Promise<LineBudget[]> {
  const lines = await listBodies(db, facilityId, 'line');
  if (lines.every(({ body }) => body.monthlyBudgetMb === null)) return [];
  const month = wallAt(timeZone, now).date.slice(0, 7);
  const uses = await createLineStore(db).use(facilityId, [month]);
  return lines.flatMap((line) => {
    const { name, monthlyBudgetMb: budgetMb } = line.body;
    const usedMb = totalOf(usesOf(uses, line)) / 1_000_000;
    return budgetMb === null ? [] : [{ lineId: line.id, name, usedMb, budgetMb }];
  });
}

export const isReached = ({ usedMb, budgetMb }: LineBudget, step: BudgetStep): boolean =>
  usedMb >= (budgetMb * step) / 100;
