import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import type { Call, Outcome, Side } from '../../../protocol/records.ts';
import type { Entry } from '../residents/find-residents.ts';

export type Day = { date: string; calls: Entry<Call>[] };

/** `YYYY-MM-DD` of a moment in the facility's time zone: Canadian English writes it so. */
function dayOf(at: EpochMs, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}

/** Calls by day, the newest first, at most `limit`; those that match. */
export function callsByDay(
  calls: ReadonlyMap<Id, Call>,
  options: { timeZone: string; limit: number; matches: (call: Call) => boolean },
): Day[] {
  const newest = [...calls]
    .map(([id, body]) => ({ id, body }))
    .filter(({ body }) => options.matches(body))
    .sort((a, b) => b.body.startedAt - a.body.startedAt)
    .slice(0, options.limit);
  const days: Day[] = [];
  for (const call of newest) {
    const date = dayOf(call.body.startedAt, options.timeZone);
    const last = days.at(-1);
    if (last?.date === date) last.calls.push(call);
    else days.push({ date, calls: [call] });
  }
  return days;
}

/** How long the two spoke, in ms; null if they did not (yet). */
export function spokeMs(call: Call): number | null {
  return call.connectedAt === null || call.endedAt === null
    ? null
    : Math.max(0, call.endedAt - call.connectedAt);
}

/** The guests who came into the family call that began with this one. */
export function guestsOf(calls: ReadonlyMap<Id, Call>, callId: Id): Call[] {
  return [...calls.values()].filter((one) => one.invited?.into === callId && one.connectedAt !== null);
}

export type CallResult = Outcome | 'going-on';

/** What became of it; `going-on` while nothing has yet. */
export function resultOf(call: Pick<Call, 'state' | 'outcome'>): CallResult {
  return call.state === 'ended' ? (call.outcome ?? 'failed') : 'going-on';
}

/** The locale key of the words for a result: who was missed depends on who called. */
export function resultKey(call: Pick<Call, 'state' | 'outcome' | 'caller'>): string {
  const result = resultOf(call);
  const sided: readonly CallResult[] = ['missed', 'declined', 'offline', 'busy'];
  const whose: Record<Side, string> = { tablet: 'by-contact', relative: 'by-resident' };
  return sided.includes(result) ? `call.${result}.${whose[call.caller]}` : `call.${result}`;
}
