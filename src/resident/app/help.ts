import type { Mutation } from '../../protocol/mutations.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Records } from '../../sync/records.ts';

/**
 * Where a request for help stands:
 *
 *     none ──▶ unsent ──▶ told ──▶ coming ──▶ none
 *              (still on    (the team   (a carer
 *             the tablet)   sees it)    took it)
 */
export type HelpState = 'none' | 'unsent' | 'told' | 'coming';

export type HelpInput = { records: Records; pending: readonly Mutation[]; residentId: Id };

/** Decided from what is stored, so that a reload or a second press finds the same request. */
export function helpState({ records, pending, residentId }: HelpInput): HelpState {
  const open = [...records.help.values()].filter(
    (help) => help.residentId === residentId && help.closedAt === null,
  );
  if (open.some((help) => help.takenAt !== null)) return 'coming';
  if (open.length > 0) return 'told';
  const waiting = pending.some(
    (mutation) => mutation.name === 'help.ask' && mutation.args.residentId === residentId,
  );
  return waiting ? 'unsent' : 'none';
}

/** The carer on the way, where the house says who; null: *somebody*. */
export function comingName({ records, residentId }: Omit<HelpInput, 'pending'>): string | null {
  for (const help of records.help.values())
    if (help.residentId === residentId && help.closedAt === null && help.takenAt !== null) return help.coming;
  return null;
}
