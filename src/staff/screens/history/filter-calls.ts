import type { EpochMs } from '../../../protocol/primitives.ts';
import type { Call, Side } from '../../../protocol/records.ts';
import { resultOf } from './past-calls.ts';

/** Days as the browser's date field writes them: `2026-11-23`. Empty: all. */
export type CallFilter = {
  readonly residentId: string;
  readonly contactId: string;
  /** Who called. */
  readonly caller: '' | Side;
  readonly result: '' | 'reached' | 'not-reached';
  readonly from: string;
  readonly until: string;
};

export const EVERY_CALL: CallFilter = {
  residentId: '',
  contactId: '',
  caller: '',
  result: '',
  from: '',
  until: '',
};

/** Is it one of those that were asked for? Days are the facility's; `until` is among them. */
export function callMatcher(filter: CallFilter, timeZone: string): (call: Call) => boolean {
  // Making one is slow, and there may be a hundred thousand calls. Canadian English writes days as we do.
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const isInTime = (at: EpochMs) => {
    if (!filter.from && !filter.until) return true;
    const day = format.format(at);
    return (!filter.from || day >= filter.from) && (!filter.until || day <= filter.until);
  };
  return (call) =>
    (!filter.residentId || call.residentId === filter.residentId) &&
    (!filter.contactId || call.contactId === filter.contactId) &&
    (!filter.caller || call.caller === filter.caller) &&
    isResult(call, filter.result) &&
    isInTime(call.startedAt);
}

/** What goes on is neither yet. */
function isResult(call: Call, result: CallFilter['result']): boolean {
  if (result === '') return true;
  const found = resultOf(call);
  return result === 'reached' ? found === 'completed' : found !== 'completed' && found !== 'going-on';
}
