import type { Id } from '../../protocol/primitives.ts';
import { type Help, USUAL_HELP } from '../../protocol/records.ts';
import { Refused } from '../refused.ts';
import { didServe } from '../store/tablet-sessions.ts';
import { type Acting, type Apply, asStaff, asTablet, must } from './acting.ts';

/**
 * One open request at a time: the clock of the first tap is the one that counts. From a shared tablet it may come late, from
 * a session that is over: whoever asked has not become well by that.
 */
export const askHelp: Apply<'help.ask'> = async (acting, { id, residentId }) => {
  const { tabletId } = asTablet(acting);
  if (!(await sitsOrSat(acting, residentId))) throw new Refused('not-allowed');
  await must(acting, 'resident', residentId);
  const helps = await acting.writing.list('help', { residentId });
  if (helps.some(({ body }) => body.closedAt === null)) return;
  if (await acting.writing.isTaken('help', id)) throw new Refused('conflict');
  await acting.writing.put('help', id, {
    residentId,
    tabletId,
    askedAt: acting.at,
    takenAt: null,
    takenBy: null,
    closedAt: null,
    ...USUAL_HELP,
  });
};

/** It stays in the history, closed. */
export const withdrawHelp: Apply<'help.withdraw'> = async (acting, { id }) => {
  const help = await must(acting, 'help', id);
  if (!(await sitsOrSat(acting, help.residentId))) throw new Refused('not-found');
  await putUnlessClosed(acting, id, { ...help, closedAt: acting.at });
};

async function sitsOrSat(acting: Acting, residentId: Id): Promise<boolean> {
  const { tabletId, residentId: now } = asTablet(acting);
  const then = { at: acting.at, asFarAsItKnew: true };
  return now === residentId || (await didServe(acting.writing, { tabletId, residentId }, then));
}

/** The first to take it has it. */
export const takeHelp: Apply<'help.take'> = async (acting, { id }) => {
  const help = await must(acting, 'help', id);
  if (help.takenAt === null) await putUnlessClosed(acting, id, { ...help, ...(await taken(acting)) });
};

export const closeHelp: Apply<'help.close'> = async (acting, { id }) => {
  const help = await must(acting, 'help', id);
  const by = help.takenAt === null ? await taken(acting) : {};
  await putUnlessClosed(acting, id, { ...help, ...by, closedAt: acting.at });
};

async function taken(acting: Acting): Promise<Pick<Help, 'takenAt' | 'takenBy' | 'coming'>> {
  const { staffId } = asStaff(acting);
  const facility = await must(acting, 'facility', acting.writing.facilityId);
  const carer = facility.tellWhoComes ? await acting.writing.get('staff', staffId) : null;
  return { takenAt: acting.at, takenBy: staffId, coming: carer?.name ?? null };
}

/** Who comes too late changes nothing, and is not bothered with an error. */
async function putUnlessClosed(acting: Acting, id: string, help: Help): Promise<void> {
  const before = await must(acting, 'help', id);
  if (before.closedAt === null) await acting.writing.put('help', id, help);
}
