import * as v from 'valibot';
import { MUTATIONS, type MutationArgs } from '../../protocol/mutations.ts';
import type { Conflict } from '../../protocol/records.ts';
import { Refused } from '../refused.ts';
import { type Acting, type Apply, asStaff, must } from './acting.ts';
import { updateTablet } from './browsers.ts';
import { updateContact } from './contacts.ts';
import { updateFacility } from './facility.ts';
import { updateResident } from './residents.ts';

/** Puts the lost value back, as an edit like any other: what it types over unseen becomes a conflict again. */
export const restoreConflict: Apply<'conflict.restore'> = async (acting, { id }) => {
  const conflict = await must(acting, 'conflict', id);
  // Two people pressed: the first one's word stands.
  if (conflict.settledAt !== null) return;
  await putBack(acting, conflict);
  await settle(acting, id, conflict);
};

/** What is there stays. */
export const dismissConflict: Apply<'conflict.dismiss'> = async (acting, { id }) => {
  const conflict = await must(acting, 'conflict', id);
  if (conflict.settledAt === null) await settle(acting, id, conflict);
};

async function settle(acting: Acting, id: string, conflict: Conflict): Promise<void> {
  const settled = { settledAt: acting.at, settledBy: asStaff(acting).staffId };
  await acting.writing.put('conflict', id, { ...conflict, ...settled });
}

async function putBack(acting: Acting, { of, recordId, field, lost }: Conflict): Promise<void> {
  const args = { id: recordId, set: { [field]: lost.value } };
  switch (of) {
    case 'facility':
      return await updateFacility(acting, parse('facility.update', args));
    case 'resident':
      return await updateResident(acting, parse('resident.update', args));
    case 'contact':
      return await updateContact(acting, parse('contact.update', args));
    case 'tablet':
      return await updateTablet(acting, parse('tablet.update', args));
  }
}

type Update = 'facility.update' | 'resident.update' | 'contact.update' | 'tablet.update';

/** A value may be older than today's rules for it. */
function parse<N extends Update>(name: N, args: unknown): MutationArgs<N> {
  const parsed = v.safeParse(MUTATIONS[name], args);
  if (!parsed.success) throw new Refused('bad-request');
  return parsed.output as MutationArgs<N>;
}
