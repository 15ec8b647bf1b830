import type { Message } from '../../../protocol/messages.ts';
import type { BlobHash, Id } from '../../../protocol/primitives.ts';
import type { Records } from '../../../sync/records.ts';
import type { HouseLetter } from './house.ts';
import { waits } from './unseen.ts';

/** Where in the messages one is: which, and of photos which of them. */
export type Spot = { readonly id: Id; readonly part: number };

export type Playlist = readonly Id[];

type Input = {
  records: Records;
  residentId: Id;
  here: ReadonlySet<BlobHash>;
  /** What the house says now. */
  house?: readonly HouseLetter[];
};

/** Of whatever lies behind the door, all that counts for turning over. */
type Parts = Pick<Message, 'kind' | 'media'>;

/**
 * In which order messages follow each other: what nobody has seen as it came, then what was seen, the newest first. Only what
 * plays without network. It is made when the door is opened: nothing that comes meanwhile changes what *next* means.
 */
export function playlistOf({ records, residentId, here, house = [] }: Input): Playlist {
  const known = [...records.message].filter(
    ([, message]) =>
      message.residentId === residentId &&
      message.from === 'relative' &&
      !message.unplayable &&
      records.contact.has(message.contactId) &&
      message.media.every(({ hash }) => here.has(hash)),
  );
  const letters = known
    .filter(([, message]) => waits(message) || message.seenAt !== null)
    .map(([id, message]) => ({ id, at: message.createdAt, isNew: waits(message) }));
  const all = [...letters, ...house];
  const unseen = all.filter(({ isNew }) => isNew).sort((a, b) => a.at - b.at);
  const seen = all.filter(({ isNew }) => !isNew).sort((a, b) => b.at - a.at);
  return [...unseen, ...seen].map(({ id }) => id);
}

/** How many parts a message has: photos are looked at one by one, and the words below them with each. */
export const partsOf = ({ kind, media }: Parts): number => (kind === 'photos' ? media.length : 1);

/** What follows: the next photo, or the next message. Null: that was all. */
export function nextSpot(playlist: Playlist, spot: Spot, messages: ReadonlyMap<Id, Parts>): Spot | null {
  const message = messages.get(spot.id);
  if (message && spot.part + 1 < partsOf(message)) return { id: spot.id, part: spot.part + 1 };
  // One that was taken back meanwhile is passed over.
  const later = playlist.slice(playlist.indexOf(spot.id) + 1).find((id) => messages.has(id));
  return later === undefined ? null : { id: later, part: 0 };
}
