import { HELP_STEPS_MIN, helpStep } from '../protocol/help.ts';
import type { EpochMs, Id, Sequence } from '../protocol/primitives.ts';
import type { Timers } from './live/timers.ts';
import type { Log } from './log.ts';
import type { Notify } from './notify/notify-ports.ts';
import { listHelpsAfter } from './store/helps.ts';
import type { Store } from './store/store.ts';

/** A step is late by at most this: of five minutes nobody notices. */
const LOOK_EVERY_MS = 10_000;

type Waiting = { facilityId: Id; askedAt: EpochMs; calledOut: number };

export type HelpWatchDeps = {
  store: Store;
  timers: Timers;
  log: Log;
  notify: Pick<Notify, 'notifyStaff'>;
};

/**
 * Calls out again what nobody has taken, at each of `HELP_STEPS_MIN`. What was called out is on the record, so that a
 * restart neither forgets a step nor repeats one. The requests of all time are read once; from then on only what changed.
 *
 * @returns stops it, and waits for what is under way
 */
export async function startHelpWatch(deps: HelpWatchDeps): Promise<() => Promise<void>> {
  const { store, timers, log } = deps;
  const waiting = new Map<Id, Waiting>();
  const seen = new Map<Id, Sequence>();
  const changed = new Set<Id>();
  store.onCommit(({ facilityId, seq }) => void (seq > 0 && changed.add(facilityId)));
  for (const { id } of await store.db.selectFrom('facility').select('id').execute()) changed.add(id);

  async function look(): Promise<void> {
    for (const facilityId of [...changed]) {
      changed.delete(facilityId);
      try {
        const { helps, seq } = await listHelpsAfter(store.db, facilityId, seen.get(facilityId) ?? 0);
        for (const { id, body } of helps)
          if (body && body.takenAt === null && body.closedAt === null)
            waiting.set(id, { facilityId, askedAt: body.askedAt, calledOut: body.calledAgainAt.length });
          else waiting.delete(id);
        seen.set(facilityId, seq);
      } catch (error) {
        changed.add(facilityId);
        throw error;
      }
    }
    for (const [id, { facilityId, askedAt, calledOut }] of [...waiting])
      if (helpStep(askedAt, store.clock()) > calledOut) await callOut(deps, facilityId, id);
  }

  let underWay = Promise.resolve();
  const stop = timers.every(LOOK_EVERY_MS, () => {
    underWay = underWay
      .then(look)
      .catch((error: unknown) => log.error({ error }, 'requests for help could not be looked at'));
  });
  return async () => {
    stop();
    await underWay;
  };
}

/** Staff are told first and the record says so afterwards: a server that dies in between tells them again. */
async function callOut({ store, notify }: HelpWatchDeps, facilityId: Id, helpId: Id): Promise<void> {
  const told = await store.write(facilityId, async (writing) => {
    const help = await writing.get('help', helpId);
    if (!help || help.takenAt !== null || help.closedAt !== null) return null;
    return helpStep(help.askedAt, writing.now);
  });
  const minutes = told === null ? undefined : HELP_STEPS_MIN[told - 1];
  if (told === null || minutes === undefined) return;
  await notify.notifyStaff(facilityId, { alert: 'help', helpId, minutes });
  await store.write(facilityId, async (writing) => {
    const help = await writing.get('help', helpId);
    if (!help) return;
    // A server that was away catches up: what it slept through is called out once, and counts.
    const missed = Array.from({ length: told - help.calledAgainAt.length }, () => writing.now);
    if (missed.length > 0)
      await writing.put('help', helpId, { ...help, calledAgainAt: [...help.calledAgainAt, ...missed] });
  });
}
