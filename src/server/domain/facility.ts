import { Refused } from '../refused.ts';
import { type Apply, asStaff } from './acting.ts';
import { merge } from './merging.ts';

export const updateFacility: Apply<'facility.update'> = async (acting, { id, set }) => {
  if (id !== acting.writing.facilityId) throw new Refused('not-found');
  // Washing and dressing is the carers' to announce; what the house is called and how it is locked is not.
  const isCare = Object.keys(set).every((field) => field === 'careUntil');
  if (!isCare && asStaff(acting).role !== 'admin') throw new Refused('not-allowed');
  await merge(acting, 'facility', { id, set });
};
