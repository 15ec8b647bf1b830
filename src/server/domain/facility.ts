import { Refused } from '../refused.ts';
import { type Apply, fieldsOf, must } from './acting.ts';

export const updateFacility: Apply<'facility.update'> = async (acting, { id, set }) => {
  if (id !== acting.writing.facilityId) throw new Refused('not-found');
  const facility = await must(acting, 'facility', id);
  await acting.writing.put('facility', id, { ...facility, ...fieldsOf(set) });
};
