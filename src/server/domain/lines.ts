import { type Apply, createOnce, must } from './acting.ts';
import { merge } from './merging.ts';

export const createLine: Apply<'line.create'> = (acting, { id, ...body }) =>
  createOnce(acting, 'line', { id, body });

export const updateLine: Apply<'line.update'> = async (acting, change) => {
  await merge(acting, 'line', change);
};

/** Its tablets stay, on no line. */
export const removeLine: Apply<'line.remove'> = async (acting, { id }) => {
  await must(acting, 'line', id);
  for (const tablet of await acting.writing.list('tablet', {}))
    if (tablet.body.lineId === id) await merge(acting, 'tablet', { id: tablet.id, set: { lineId: null } });
  await acting.writing.remove('line', id);
};
