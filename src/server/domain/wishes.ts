import { Refused } from '../refused.ts';
import { type Apply, asRelative, asTablet, must } from './acting.ts';

/** Ten taps on the same face are one wish: an open one is kept, with the time of the first tap. */
export const leaveWish: Apply<'wish.leave'> = async (acting, { id, contactId }) => {
  const { residentId } = asTablet(acting);
  const contact = await acting.writing.get('contact', contactId);
  if (contact?.residentId !== residentId) throw new Refused('not-found');
  const wishes = await acting.writing.list('wish', { contactId });
  if (wishes.some(({ body }) => body.doneAt === null)) return;
  if (await acting.writing.isTaken('wish', id)) throw new Refused('conflict');
  await acting.writing.put('wish', id, { residentId, contactId, createdAt: acting.at, doneAt: null });
};

export const withdrawWish: Apply<'wish.withdraw'> = async (acting, { id }) => {
  const wish = await must(acting, 'wish', id);
  if (wish.residentId !== asTablet(acting).residentId) throw new Refused('not-found');
  await acting.writing.remove('wish', id);
};

export const doneWish: Apply<'wish.done'> = async (acting, { id }) => {
  const wish = await must(acting, 'wish', id);
  if (wish.contactId !== asRelative(acting).contactId) throw new Refused('not-found');
  if (wish.doneAt === null) await acting.writing.put('wish', id, { ...wish, doneAt: acting.at });
};
