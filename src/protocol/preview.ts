import * as v from 'valibot';
import { EpochMs, Id } from './primitives.ts';
import { Change } from './records.ts';

/**
 * What the console hands to the launcher's preview page, which it shows in a frame: the records that decide what a
 * resident's home looks like, as they are or as somebody is just typing them. Both pages are of one build and one
 * origin; nothing of this crosses the wire, so no version guards it.
 */
export const PreviewScene = v.strictObject({
  type: v.literal('preview.scene'),
  now: EpochMs,
  residentId: Id,
  /** One facility, one resident, and the contacts. */
  records: v.array(Change),
  /** Where the frame finds the photos that the records name: `blob:` addresses of this origin. */
  photos: v.record(v.string(), v.string()),
});
export type PreviewScene = v.InferOutput<typeof PreviewScene>;

/** What the frame says once it listens. */
export const PreviewReady = v.strictObject({ type: v.literal('preview.ready') });
export type PreviewReady = v.InferOutput<typeof PreviewReady>;
