import * as v from 'valibot';
import { BlobHash, EpochMs, Id, line } from './primitives.ts';

/*
 * What one side leaves for the other while nobody is in a call: a film, a voice, photos, or a few words.
 */

/** What is taken of each kind of message; the server looks at the bytes, whatever is said here. */
export const MediumType = v.picklist([
  'video/mp4',
  'video/webm',
  'audio/mp4',
  'audio/webm',
  'audio/ogg',
  'audio/wav',
  'image/jpeg',
  'image/png',
  'image/webp',
]);
export type MediumType = v.InferOutput<typeof MediumType>;

/** Three minutes of film at 4 Mbit/s are 90 MB. */
export const MAX_MEDIUM_BYTES = 100 * 1024 * 1024;
/** Longest film or voice; the recorders stop by themselves. */
export const MAX_MESSAGE_MS = 3 * 60_000;
export const MAX_PHOTOS = 20;
/** What a tablet can show at once, large: nothing on it scrolls. */
export const MAX_MESSAGE_TEXT = 280;

const natural = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));

/** One file of a message. `durationMs`: of a film or voice, as its recorder counted it. */
export const Medium = v.object({
  hash: BlobHash,
  type: MediumType,
  bytes: natural(MAX_MEDIUM_BYTES),
  width: v.nullable(natural(16_384)),
  height: v.nullable(natural(16_384)),
  durationMs: v.nullable(natural(MAX_MESSAGE_MS + 60_000)),
});
export type Medium = v.InferOutput<typeof Medium>;

const MessageKind = v.picklist(['video', 'voice', 'photos', 'text']);
export type MessageKind = v.InferOutput<typeof MessageKind>;

/** What is in it: of a message, and of a greeting of the house. */
export const MESSAGE_CONTENT = {
  kind: MessageKind,
  /** One film or voice, up to twenty photos, nothing for words. */
  media: v.pipe(v.array(Medium), v.maxLength(MAX_PHOTOS)),
  /** The words; below photos, what goes with them. */
  text: line(MAX_MESSAGE_TEXT),
};

/**
 * Staff see that there is one and what became of it, never what is in it: their copy has no media and no text.
 */
export const Message = v.object({
  residentId: Id,
  contactId: Id,
  from: v.picklist(['relative', 'resident']),
  ...MESSAGE_CONTENT,
  createdAt: EpochMs,
  /** Whole on the other side's device: only then may anybody be told so. */
  arrivedAt: v.nullable(EpochMs),
  /** The device over there has it and cannot play it. */
  unplayable: v.optional(v.boolean(), false),
  /** Played, or shown, over there. */
  seenAt: v.nullable(EpochMs),
  /** Kept for good: no retention and no full tablet takes it away. */
  favourite: v.boolean(),
});
export type Message = v.InferOutput<typeof Message>;

/** What is sent says nothing that is not known here. */
export const SentMedia = v.pipe(v.array(v.strictObject(Medium.entries)), v.maxLength(MAX_PHOTOS));

/** The mutations of messages; a part of `MUTATIONS`. */
export const MESSAGE_MUTATIONS = {
  'message.send': v.strictObject({
    id: Id,
    contactId: Id,
    ...MESSAGE_CONTENT,
    media: SentMedia,
  }),
  /** It is whole on this device. `plays`: the device says that it can play it. */
  'message.arrived': v.strictObject({ id: Id, plays: v.boolean() }),
  'message.seen': v.strictObject({ id: Id }),
  'message.keep': v.strictObject({ id: Id, favourite: v.boolean() }),
  'message.remove': v.strictObject({ id: Id }),
} as const;

/** Does a message of this kind go with these files and words? */
export function isWhole({ kind, media, text }: Pick<Message, 'kind' | 'media' | 'text'>): boolean {
  const all = (sort: string) => media.every(({ type }) => type.startsWith(sort));
  switch (kind) {
    case 'video':
      return media.length === 1 && all('video/');
    case 'voice':
      return media.length === 1 && all('audio/');
    case 'photos':
      return media.length > 0 && all('image/');
    case 'text':
      return media.length === 0 && text.length > 0;
  }
}
