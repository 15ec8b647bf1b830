import { isDeepStrictEqual } from 'node:util';
import type { Id } from '../../protocol/primitives.ts';
import type { Body, Conflict } from '../../protocol/records.ts';
import { type FieldChange, findFieldChanges, type MergedKind } from '../store/provenance.ts';
import { type Acting, fieldsOf, must } from './acting.ts';

/**
 * Sets some fields of a record and leaves the others as they are: edits of different fields both survive. Of the same
 * field the later arrival wins; if its author had not seen what they type over, that is kept as a conflict.
 *
 * @returns what the record was before @throws Refused `not-found`
 */
export async function merge<K extends MergedKind>(
  acting: Acting,
  kind: K,
  { id, set }: { id: Id; set: { [F in keyof Body<K>]?: Body<K>[F] | undefined } },
): Promise<Body<K>> {
  const before = await must(acting, kind, id);
  const after: Body<K> = { ...before, ...fieldsOf(set) };
  const changed = (Object.keys(set) as (keyof Body<K> & string)[]).filter(
    (field) => !isDeepStrictEqual(before[field], after[field]),
  );
  // Whoever says what is there already changes nothing, and wins over nobody.
  if (changed.length === 0) return before;
  const record = { kind, id, before };
  await keepUnseen(acting, record, Object.fromEntries(changed.map((field) => [field, after[field]])));
  await acting.writing.put(kind, id, after);
  return before;
}

type Merged = { kind: MergedKind; id: Id; before: object };

async function keepUnseen(acting: Acting, record: Merged, set: Record<string, unknown>): Promise<void> {
  const { writing, author, base } = acting;
  if (base === null) return;
  const { kind, id, before } = record;
  const last = await findFieldChanges(writing.db, writing.facilityId, { kind, id });
  for (const [field, value] of Object.entries(set)) {
    const theirs = last.get(field);
    if (!theirs || theirs.seq <= base || isOwn(theirs, acting)) continue;
    await writing.put('conflict', acting.newId(), {
      of: kind,
      recordId: id,
      ...whose(record),
      field,
      kept: { value, by: author.actor, at: author.at },
      lost: { value: (before as Record<string, unknown>)[field], by: theirs.actor, at: theirs.at },
      settledAt: null,
      settledBy: null,
    });
  }
}

/** What came out of the same browser before was on its screen, whether or not it had come back from here. */
const isOwn = ({ actor, client }: FieldChange, { author }: Acting) =>
  actor === author.actor && (author.client === null || client === author.client);

function whose({ kind, id, before }: Merged): Pick<Conflict, 'residentId' | 'contactId'> {
  const of = 'residentId' in before ? String(before.residentId) : null;
  return { residentId: kind === 'resident' ? id : of, contactId: kind === 'contact' ? id : null };
}
