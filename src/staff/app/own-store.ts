import * as v from 'valibot';
import type { Store } from '../../data/store.ts';
import type { Id } from '../../protocol/primitives.ts';

const OWNER = 'staff-id';

/**
 * This browser's store, for this person. On a shared PC somebody else's records and unsent changes may be in it: they
 * are erased before anything is read, for nothing may go out under another's name.
 */
export async function openOwnStore(
  staffId: Id,
  { open, erase }: { open: () => Promise<Store>; erase: () => Promise<void> },
): Promise<Store> {
  const found = await open();
  const owner = await found.meta.get(OWNER, v.string());
  if (owner === staffId) return found;
  found.close();
  await erase();
  const fresh = await open();
  await fresh.meta.set(OWNER, staffId);
  return fresh;
}
