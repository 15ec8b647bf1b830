import type { Mutation } from '../protocol/mutations.ts';
import type { Sequence } from '../protocol/primitives.ts';

type Change = Pick<Mutation, 'name' | 'args'>;

/**
 * What a person had before their eyes when they changed a field. What is on its way lies over the records, so what others
 * did to that field since is hidden from them, pulled or not: they have seen no more of it than when they changed it first.
 *
 * @param change what they do now
 * @param base up to which sequence the records on their screen go
 * @param ahead what is laid over these
 * @returns `base`, or the earliest one of those that lie over the same field
 */
export function unseenBase(change: Change, base: Sequence, ahead: readonly Mutation[]): Sequence {
  const bases = ahead.filter((one) => hides(one, change)).map((one) => one.base ?? base);
  return Math.min(base, ...bases);
}

function hides(one: Change, other: Change): boolean {
  // A conflict names its record and field only in the records: better asked once too often than typed over.
  if (one.name === 'conflict.restore' || other.name === 'conflict.restore') return true;
  if (one.args.id !== other.args.id) return false;
  const fields = fieldsOf(other);
  return fieldsOf(one).some((field) => fields.includes(field));
}

function fieldsOf({ args }: Change): string[] {
  const { id: _, ...named } = args;
  return Object.keys('set' in args ? args.set : named);
}
