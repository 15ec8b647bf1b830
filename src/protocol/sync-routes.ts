import * as v from 'valibot';
import { Mutation, MutationResult } from './mutations.ts';
import { BlobHash, Id, line, Sequence } from './primitives.ts';
import { Change } from './records.ts';

/** What everybody asks who keeps a copy of the records: part of `ROUTES`. */
export const SYNC_ROUTES = {
  /**
   * Everything in my scope that changed since `since`. `scope` is the name of the scope that `since` belongs to; when the
   * server's differs (another resident, another role), `reset` is true and `changes` is everything: replace what you have.
   * `more`: pull again from `seq`.
   */
  pull: {
    method: 'POST',
    path: '/api/pull',
    request: v.strictObject({ since: Sequence, scope: v.nullable(line(64)), as: v.optional(Id) }),
    response: v.object({
      seq: Sequence,
      scope: v.string(),
      reset: v.boolean(),
      more: v.boolean(),
      changes: v.array(Change),
    }),
  },
  /**
   * In order; one result each. `as`: whose they are, for browsers where people follow one another: what one of them did
   * never goes out under another's session.
   */
  mutate: {
    method: 'POST',
    path: '/api/mutations',
    request: v.strictObject({
      mutations: v.pipe(v.array(Mutation), v.minLength(1), v.maxLength(100)),
      as: v.optional(Id),
    }),
    response: v.object({ results: v.array(MutationResult) }),
  },

  /** The bytes of a photo or a recorded voice; answers its name. */
  putBlob: { method: 'POST', path: '/api/blobs', request: 'raw', response: v.object({ hash: BlobHash }) },
  getBlob: { method: 'GET', path: '/api/blobs/:hash', request: null, response: 'raw' },
} as const;

/** The ones that take JSON or nothing and answer JSON. */
export type SyncRoute = Exclude<keyof typeof SYNC_ROUTES, 'putBlob' | 'getBlob'>;
