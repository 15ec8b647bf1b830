import type { EpochMs } from '../../../protocol/primitives.ts';
import { dayAfter, instantOf, wallAt } from '../../../protocol/wall-clock.ts';
import type { LineFacts } from '../../line/line-facts.ts';
import type { LineStore } from '../../line/line-ports.ts';
import type { Meter } from '../../line/meter.ts';
import { totalOf, usesOf } from '../../line/month-use.ts';
import type { Live } from '../../live-ports.ts';
import { type Handler, staffOf } from '../handlers.ts';

export type LineDeps = {
  lines: { store: Pick<LineStore, 'use'>; facts: Pick<LineFacts, 'of'>; meter: Pick<Meter, 'flush'> };
  live: Pick<Live, 'linesNow'>;
  store: { clock(): EpochMs };
};

/** What each line that staff know has used, with what its address used before it was one. */
export function lineUse({ lines, live, store }: LineDeps): Handler<'lineUse'> {
  return async (asked) => {
    const { facilityId } = staffOf(asked);
    const facts = await lines.facts.of(facilityId);
    const calendar = monthAt(facts.timeZone, store.clock());
    await lines.meter.flush();
    const uses = await lines.store.use(facilityId, [calendar.month, calendar.before]);
    const now = new Map(live.linesNow(facilityId).map((one) => [one.line, one]));
    const { month, from, until } = calendar;
    return {
      month,
      from,
      until,
      lines: facts.lines.map((line) => {
        const lineId = line.id;
        const own = usesOf(uses, line);
        const counted = own.filter((one) => one.month === month);
        const { up = null, down = null, calls = 0 } = now.get(lineId) ?? {};
        return {
          lineId,
          bytes: totalOf(counted),
          countedSince: counted.length === 0 ? null : Math.min(...counted.map(({ since }) => since)),
          bytesBefore: totalOf(own.filter((one) => one.month === calendar.before)),
          ...{ up, down, calls },
        };
      }),
    };
  };
}

type Calendar = { month: string; before: string; from: EpochMs; until: EpochMs };

/** The month on the facility's wall, and the one before. */
function monthAt(timeZone: string, at: EpochMs): Calendar {
  const { date } = wallAt(timeZone, at);
  const first = `${date.slice(0, 7)}-01`;
  const before = dayAfter(first, -1).slice(0, 7);
  const next = `${dayAfter(first, 31).slice(0, 7)}-01`;
  const start = (day: string) =>
    instantOf(timeZone, { date: day, minute: 0 }) ?? Date.parse(`${day}T00:00:00Z`);
  return { month: date.slice(0, 7), before, from: start(first), until: start(next) };
}
