import { MAX_CHANNELS } from '../../protocol/channels.ts';
import { Refused } from '../refused.ts';
import { type Apply, createOnce } from './acting.ts';
import { merge } from './merging.ts';

/** The server goes and looks at it once this is durable; until then no tablet shows it. */
export const createChannel: Apply<'channel.create'> = async (acting, { id, ...fields }) => {
  const standing = await acting.writing.list('channel', {});
  const others = standing.filter((one) => one.id !== id);
  if (others.length >= MAX_CHANNELS) throw new Refused('no-room');
  // Sent twice it is the same, whatever was found there in between.
  const found = standing.find((one) => one.id === id)?.body.found ?? null;
  await createOnce(acting, 'channel', { id, body: { ...fields, found } });
  acting.writing.channelChanged(id);
};

export const updateChannel: Apply<'channel.update'> = async (acting, { id, set }) => {
  const before = await merge(acting, 'channel', { id, set });
  if (set.link === undefined || set.link === before.link) return;
  const moved = await acting.writing.get('channel', id);
  // What was found at the old link says nothing of the new one.
  if (moved) await acting.writing.put('channel', id, { ...moved, found: null });
  acting.writing.channelChanged(id);
};

export const removeChannel: Apply<'channel.remove'> = async ({ writing }, { id }) => {
  if (!(await writing.get('channel', id))) throw new Refused('not-found');
  await writing.remove('channel', id);
};
