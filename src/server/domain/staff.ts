import type { Id } from '../../protocol/primitives.ts';
import { Refused } from '../refused.ts';
import { sessionsOf } from '../store/credentials.ts';
import { removeWaysIn } from '../store/ways-in.ts';
import { type Acting, type Apply, fieldsOf, must } from './acting.ts';

export const updateStaff: Apply<'staff.update'> = async (acting, { id, set }) => {
  const person = await must(acting, 'staff', id);
  const after = { ...person, ...fieldsOf(set) };
  if (after.role !== 'admin') await mustLeaveAnAdmin(acting, id);
  await acting.writing.put('staff', id, after);
  if (after.role === person.role) return;
  // What one may see and do is decided when a socket says hello: every page of theirs says it again.
  for (const session of await sessionsOf(acting.writing.db, acting.writing.facilityId, id))
    acting.writing.moved(session);
};

/** Ends everything of theirs at once: sessions, sockets, password, passkeys, PIN. */
export const removeStaff: Apply<'staff.remove'> = async (acting, { id }) => {
  await must(acting, 'staff', id);
  await mustLeaveAnAdmin(acting, id);
  await acting.writing.remove('staff', id);
  await removeWaysIn(acting.writing.db, id);
  await acting.writing.signOut(id);
};

/** @throws Refused `last-admin`: without this one nobody could ever invite an admin again */
async function mustLeaveAnAdmin({ writing }: Acting, leaving: Id): Promise<void> {
  const others = (await writing.list('staff', {})).filter(({ id }) => id !== leaving);
  if (!others.some(({ body }) => body.role === 'admin')) throw new Refused('last-admin');
}
