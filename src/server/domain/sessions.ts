import { Refused } from '../refused.ts';
import { type Apply, must } from './acting.ts';

/**
 * A shared tablet begins to serve somebody. The name of the session is new: whoever sat there before is gone from the
 * tablet before this one's faces come, also when it is the same person again.
 *
 * @throws Refused `not-allowed`: not a shared tablet · `conflict`: it serves somebody else, whose session ends first
 */
export const beginSession: Apply<'session.begin'> = async (acting, { id, tabletId, residentId }) => {
  const { writing, at } = acting;
  const tablet = await must(acting, 'tablet', tabletId);
  await must(acting, 'resident', residentId);
  if (tablet.kind !== 'shared') throw new Refused('not-allowed');
  if (tablet.session?.id === id) return;
  if (tablet.session) throw new Refused('conflict');
  await writing.put('tablet', tabletId, { ...tablet, residentId, session: { id, since: at } });
  writing.moved(tabletId);
};

/** Ends that session and no later one: said twice, or late, it changes nothing. A tablet ends only its own. */
export const endSession: Apply<'session.end'> = async (acting, { id, tabletId }) => {
  const { principal, writing } = acting;
  if (principal.kind === 'tablet' && principal.tabletId !== tabletId) throw new Refused('not-found');
  const tablet = await must(acting, 'tablet', tabletId);
  if (tablet.session?.id !== id) return;
  await writing.put('tablet', tabletId, { ...tablet, residentId: null, session: null });
  writing.moved(tabletId);
};
