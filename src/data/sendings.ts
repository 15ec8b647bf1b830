import * as v from 'valibot';
import { ErrorCode } from '../protocol/errors.ts';
import { GREETING_TOLD } from '../protocol/greetings.ts';
import { MESSAGE_CONTENT, SentMedia } from '../protocol/messages.ts';
import { type BlobHash, EpochMs, Id } from '../protocol/primitives.ts';
import type { Database } from './schema.ts';

const Sending = v.object({
  message: v.object({
    id: Id,
    ...MESSAGE_CONTENT,
    media: SentMedia,
    /** Whom it is with; none: the house says it to everybody. */
    contactId: v.optional(Id),
    house: v.optional(v.object(GREETING_TOLD)),
  }),
  /** When its author pressed *send*. */
  at: EpochMs,
  /** Where the upload of each of its files goes on, by hash. */
  urls: v.record(v.string(), v.string()),
  /** Files that the server has. */
  done: v.array(v.string()),
  /** Why the server will not have it: its author decides. */
  refused: v.nullable(ErrorCode),
});

/** A message that somebody sent and that has not left this browser. */
export type Sending = v.InferOutput<typeof Sending>;

/** Messages on their way, oldest first; their files lie among the media. */
export interface SendingStore {
  all(): Promise<Sending[]>;
  /** The message with all its files, or nothing of it. */
  add(sending: Sending, files: ReadonlyMap<BlobHash, Blob>): Promise<void>;
  /** Notes how far it has come; nothing for one that is gone. */
  note(sending: Sending): Promise<void>;
  /** The message; its files stay among the media until whoever keeps house there lets them go. */
  remove(id: Id): Promise<void>;
}

export function createSendingStore(database: Database): SendingStore {
  return {
    async all() {
      const stored = await database.getAll('sendings');
      const parsed = stored.map((value) => v.safeParse(Sending, value));
      return parsed.flatMap(({ success, output }) => (success ? [output] : [])).sort((a, b) => a.at - b.at);
    },
    async add(sending, files) {
      // Read before the transaction opens: IndexedDB commits as soon as something else is awaited.
      const read = [...files].map(async ([hash, blob]) => ({
        hash,
        value: { type: blob.type, bytes: await blob.arrayBuffer() },
      }));
      const all = await Promise.all(read);
      const transaction = database.transaction(['media', 'sendings'], 'readwrite');
      const media = transaction.objectStore('media');
      await Promise.all([
        ...all.map(({ hash, value }) => media.put(value, hash)),
        transaction.objectStore('sendings').put(sending, sending.message.id),
        transaction.done,
      ]);
    },
    async note(sending) {
      const transaction = database.transaction('sendings', 'readwrite');
      const { id } = sending.message;
      const isThere = (await transaction.store.getKey(id)) !== undefined;
      await Promise.all([isThere && transaction.store.put(sending, id), transaction.done]);
    },
    remove: (id) => database.delete('sendings', id),
  };
}
