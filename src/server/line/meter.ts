import type { EpochMs, Id } from '../../protocol/primitives.ts';
import { wallAt } from '../../protocol/wall-clock.ts';
import type { Log } from '../live/log.ts';
import type { Timers } from '../live/timers.ts';
import type { LineFacts } from './line-facts.ts';
import type { LineStore, LineUse } from './line-ports.ts';

/** Counts what lines carry, month by month. */
export interface Meter {
  /** So many bytes went over that line, either way. */
  add(facilityId: Id, line: string, bytes: number): void;
  /** Writes what was counted. Never rejects: what cannot be written is kept for the next time. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

type Deps = {
  store: Pick<LineStore, 'addUse'>;
  facts: Pick<LineFacts, 'of'>;
  now: () => EpochMs;
  timers: Timers;
  log: Log;
};

/** A disk in a small machine is written once for everything of a minute; a power cut loses that much. */
const FLUSH_EVERY_MS = 60_000;

type Counted = { bytes: number; since: EpochMs };

export function createMeter({ store, facts, now, timers, log }: Deps): Meter {
  let counted = new Map<Id, Map<string, Counted>>();
  let writing: Promise<void> = Promise.resolve();

  function add(facilityId: Id, line: string, { bytes, since }: Counted): void {
    const lines = counted.get(facilityId) ?? new Map<string, Counted>();
    counted.set(facilityId, lines);
    const before = lines.get(line) ?? { bytes: 0, since };
    lines.set(line, { bytes: before.bytes + bytes, since: Math.min(before.since, since) });
  }

  async function write(facilityId: Id, lines: ReadonlyMap<string, Counted>): Promise<void> {
    try {
      const { timeZone } = await facts.of(facilityId);
      const uses = [...lines].map(([line, { bytes, since }]): LineUse => {
        // What was counted around midnight of the last day belongs to the month in which it began.
        const month = wallAt(timeZone, since).date.slice(0, 7);
        return { line, month, bytes: Math.round(bytes), since };
      });
      await store.addUse(facilityId, uses);
    } catch (error) {
      log.error({ err: error, facilityId }, 'what a line used could not be kept');
      for (const [line, use] of lines) add(facilityId, line, use);
    }
  }

  function flush(): Promise<void> {
    writing = writing.then(async () => {
      const all = counted;
      counted = new Map();
      for (const [facilityId, lines] of all) await write(facilityId, lines);
    });
    return writing;
  }

  const stop = timers.every(FLUSH_EVERY_MS, () => void flush());
  return {
    add: (facilityId, line, bytes) => {
      if (bytes > 0) add(facilityId, line, { bytes, since: now() });
    },
    flush,
    async close() {
      stop();
      await flush();
    },
  };
}
