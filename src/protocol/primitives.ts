import * as v from 'valibot';
import { SECRET_FORM } from './secret-form.ts';

/** An id made by whoever creates the thing (UUID, RFC 9562), so that the same creation sent twice is one. */
export const Id = v.pipe(v.string(), v.uuid());
export type Id = v.InferOutput<typeof Id>;

/** 256 random bits in base64url (RFC 4648 §5): a tablet's, a relative's, an invitation's or a sign-in link's secret. */
export const Secret = v.pipe(v.string(), v.regex(SECRET_FORM));
export type Secret = v.InferOutput<typeof Secret>;

/** SHA-256 of a blob in lower-case hexadecimal: its name. */
export const BlobHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export type BlobHash = v.InferOutput<typeof BlobHash>;

/** Milliseconds since 1970-01-01 UTC. */
export const EpochMs = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
export type EpochMs = v.InferOutput<typeof EpochMs>;

/** A facility's sequence number: 0 is *before everything*. */
export const Sequence = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export type Sequence = v.InferOutput<typeof Sequence>;

export const Language = v.picklist(['fr', 'lb', 'de', 'pt', 'en']);
export type Language = v.InferOutput<typeof Language>;

/** A minute of the day in the facility's time zone: 0 is midnight, 1440 the next. */
const MinuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440));

/** When calls may come in; `from` = 0 and `until` = 1440 is always. `from` > `until` spans midnight. */
export const Hours = v.strictObject({ from: MinuteOfDay, until: MinuteOfDay });
export type Hours = v.InferOutput<typeof Hours>;

/** How much larger a resident reads than the figures say. */
export const TextFactor = v.picklist([1, 1.25, 1.5]);
export type TextFactor = v.InferOutput<typeof TextFactor>;

/** Loudness in the five steps that a resident's two big buttons know. */
export const VolumeStep = v.picklist([1, 2, 3, 4, 5]);
export type VolumeStep = v.InferOutput<typeof VolumeStep>;

/**
 * How a tablet knows the staff's PIN without network, and without the PIN: PBKDF2-HMAC-SHA-256 (RFC 8018). Four digits
 * are guessed in minutes by whoever can read a tablet's database; they keep residents out of the settings, not thieves
 * out of secrets (`docs/security.md`).
 */
export const PinCheck = v.strictObject({
  /** 16 random bytes in base64url. */
  salt: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)),
  iterations: v.pipe(v.number(), v.integer(), v.minValue(100_000), v.maxValue(5_000_000)),
  /** 32 bytes in base64url. */
  hash: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
});
export type PinCheck = v.InferOutput<typeof PinCheck>;

/** PostgreSQL refuses a NUL in text, and no control character belongs on a screen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const NO_CONTROL = /^[^\u0000-\u001f\u007f]*$/;

/** One line that a person typed, trimmed, `max` characters at most; may be empty. */
export const line = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max), v.regex(NO_CONTROL));

/** One line that a person typed and that must say something. */
export const words = (max: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max), v.regex(NO_CONTROL));

/** A telephone number as people write it: digits, a + in front, spaces between. Empty: none. */
export const PhoneNumber = v.pipe(v.string(), v.trim(), v.maxLength(24), v.regex(/^(\+?\d[\d ]*)?$/));

export const TimeZone = v.pipe(
  v.string(),
  v.maxLength(64),
  v.check((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    } catch {
      return false;
    }
  }),
);

/** A tablet's or relative's device's place in its facility, with the secret it must keep. */
export const Enrolled = { credential: Secret, facilityId: Id };
