import { isDeepStrictEqual } from 'node:util';
import type { MutationArgs, MutationName } from '../../protocol/mutations.ts';
import type { BlobHash, EpochMs, Id, Sequence } from '../../protocol/primitives.ts';
import type { Body, Kind } from '../../protocol/records.ts';
import type { Known, RelativePrincipal, StaffPrincipal, TabletPrincipal } from '../principal.ts';
import { Refused } from '../refused.ts';
import { findBlobType } from '../store/blob-rows.ts';
import type { Author } from '../store/provenance.ts';
import type { Writing } from '../store/writing.ts';

/**
 * Somebody changes something: who, when by their own (corrected) clock, and the transaction it happens in. `base`: up to
 * which sequence they had seen the facility; null when they do not say.
 */
export type Acting = {
  writing: Writing;
  principal: Known;
  at: EpochMs;
  author: Author;
  base: Sequence | null;
  newId: () => Id;
};

export type Apply<N extends MutationName> = (acting: Acting, args: MutationArgs<N>) => Promise<void>;

export function asTablet({ principal }: Acting): TabletPrincipal {
  if (principal.kind !== 'tablet') throw new Refused('not-allowed');
  return principal;
}

export function asRelative({ principal }: Acting): RelativePrincipal {
  if (principal.kind !== 'relative') throw new Refused('not-allowed');
  return principal;
}

export function asStaff({ principal }: Acting): StaffPrincipal {
  if (principal.kind !== 'staff') throw new Refused('not-allowed');
  return principal;
}

/** A living record of this facility. @throws Refused `not-found` */
export async function must<K extends Kind>({ writing }: Acting, kind: K, id: Id): Promise<Body<K>> {
  const body = await writing.get(kind, id);
  if (!body) throw new Refused('not-found');
  return body;
}

/**
 * Creates a record, or finds that it was created exactly so before.
 * @throws Refused `conflict`: the id names something else, or something deleted
 */
export async function createOnce<K extends Kind>(
  { writing }: Acting,
  kind: K,
  { id, body }: { id: Id; body: Body<K> },
): Promise<void> {
  if (!(await writing.isTaken(kind, id))) return await writing.put(kind, id, body);
  if (!isDeepStrictEqual(await writing.get(kind, id), body)) throw new Refused('conflict');
}

/** @throws Refused `not-found`: its bytes never arrived here, or are no picture */
export function mustHavePhoto(acting: Acting, hash: BlobHash | null | undefined): Promise<void> {
  return mustHave(acting, 'image/', hash);
}

/** @throws Refused `not-found`: its bytes never arrived here, or are no sound */
export function mustHaveVoice(acting: Acting, hash: BlobHash | null | undefined): Promise<void> {
  return mustHave(acting, 'audio/', hash);
}

async function mustHave(
  { writing }: Acting,
  type: 'image/' | 'audio/',
  hash: BlobHash | null | undefined,
): Promise<void> {
  if (!hash) return;
  const found = await findBlobType(writing.db, writing.facilityId, hash);
  if (!found?.startsWith(type)) throw new Refused('not-found');
}

/** The fields that were sent. JSON has no `undefined`, its type does. */
export function fieldsOf<T extends object>(set: T): { [P in keyof T]?: Exclude<T[P], undefined> } {
  return set as { [P in keyof T]?: Exclude<T[P], undefined> };
}
