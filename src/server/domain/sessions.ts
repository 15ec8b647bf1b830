import type { Id } from '../../protocol/primitives.ts';
import { Refused } from '../refused.ts';
import { noteSession, noteSessionsEnd } from '../store/tablet-sessions.ts';
import type { Writing } from '../store/writing.ts';
import { type Apply, must } from './acting.ts';

type Serving = { id: Id; tabletId: Id; residentId: Id };

/** Staff at the console open a shared tablet for somebody. */
export const beginSession: Apply<'session.begin'> = (acting, serving) => serve(acting.writing, serving);

/**
 * A shared tablet begins to serve somebody. The name of the session is new: whoever sat there before is gone from the
 * tablet before this one's faces come, also when it is the same person again.
 *
 * @throws Refused `not-found` · `not-allowed`: not a shared tablet, a locked one, or somebody who has left the house ·
 * `conflict`: it serves somebody else, whose session ends first
 */
export async function serve(writing: Writing, { id, tabletId, residentId }: Serving): Promise<void> {
  const tablet = await writing.get('tablet', tabletId);
  const resident = await writing.get('resident', residentId);
  if (!tablet || !resident) throw new Refused('not-found');
  if (tablet.kind !== 'shared' || tablet.lockedAt !== null) throw new Refused('not-allowed');
  if (tablet.session?.id === id) return;
  if (resident.archivedAt !== null) throw new Refused('not-allowed');
  if (tablet.session) throw new Refused('conflict');
  await writing.put('tablet', tabletId, { ...tablet, residentId, session: { id, since: writing.now } });
  await noteSession(writing, { id, tabletId, residentId });
  writing.moved(tabletId);
}

/** Ends that session and no later one: said twice, or late, it changes nothing. A tablet ends only its own. */
export const endSession: Apply<'session.end'> = async (acting, { id, tabletId }) => {
  const { principal, writing } = acting;
  if (principal.kind === 'tablet' && principal.tabletId !== tabletId) throw new Refused('not-found');
  const tablet = await must(acting, 'tablet', tabletId);
  if (tablet.session?.id === id) await stopServing(writing, tabletId);
};

/** Nobody sits at this shared tablet any more. */
async function stopServing(writing: Writing, tabletId: Id): Promise<void> {
  const tablet = await writing.get('tablet', tabletId);
  if (!tablet) return;
  await writing.put('tablet', tabletId, { ...tablet, residentId: null, session: null });
  await noteSessionsEnd(writing, tabletId);
  writing.moved(tabletId);
}

/** Whoever has left the house is served nowhere. */
export async function leaveSharedTablets(writing: Writing, residentId: Id): Promise<void> {
  for (const { id, body } of await writing.list('tablet', { residentId }))
    if (body.kind === 'shared') await stopServing(writing, id);
}
