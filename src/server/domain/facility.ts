import { Refused } from '../refused.ts';
import type { Apply } from './acting.ts';
import { merge } from './merging.ts';

export const updateFacility: Apply<'facility.update'> = async (acting, { id, set }) => {
  if (id !== acting.writing.facilityId) throw new Refused('not-found');
  await merge(acting, 'facility', { id, set });
};
