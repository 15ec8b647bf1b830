import type { Id } from '../../protocol/primitives.ts';
import { Refused } from '../refused.ts';
import { didServe } from '../store/tablet-sessions.ts';
import { type Acting, type Apply, asRelative, asTablet, must } from './acting.ts';

/** Ten taps on the same face are one wish: an open one is kept, with the time of the first tap. */
export const leaveWish: Apply<'wish.leave'> = async (acting, { id, contactId }) => {
  const contact = await acting.writing.get('contact', contactId);
  if (!contact || !(await sitsOrSat(acting, contact.residentId))) throw new Refused('not-found');
  const { residentId } = contact;
  const wishes = await acting.writing.list('wish', { contactId });
  if (wishes.some(({ body }) => body.doneAt === null)) return;
  if (await acting.writing.isTaken('wish', id)) throw new Refused('conflict');
  await acting.writing.put('wish', id, { residentId, contactId, createdAt: acting.at, doneAt: null });
};

export const withdrawWish: Apply<'wish.withdraw'> = async (acting, { id }) => {
  const wish = await must(acting, 'wish', id);
  if (!(await sitsOrSat(acting, wish.residentId))) throw new Refused('not-found');
  await acting.writing.remove('wish', id);
};

/** What somebody wished at a shared tablet without network still reaches their family when they have left it. */
async function sitsOrSat(acting: Acting, residentId: Id): Promise<boolean> {
  const { tabletId, residentId: now } = asTablet(acting);
  const then = { at: acting.at, asFarAsItKnew: false };
  return now === residentId || (await didServe(acting.writing, { tabletId, residentId }, then));
}

export const doneWish: Apply<'wish.done'> = async (acting, { id }) => {
  const wish = await must(acting, 'wish', id);
  if (wish.contactId !== asRelative(acting).contactId) throw new Refused('not-found');
  if (wish.doneAt === null) await acting.writing.put('wish', id, { ...wish, doneAt: acting.at });
};
