import type { Resident } from '../../../protocol/records.ts';
import { fold } from './columns.ts';
import type { NewPerson } from './read-people.ts';

type Name = Pick<Resident, 'givenName' | 'familyName'>;

const key = ({ givenName, familyName }: Name) => `${fold(givenName)}|${fold(familyName)}`;

/** Those of the file whose name somebody in the house already has, archived or not. Rooms change; names rarely do. */
export function findTwins(people: readonly NewPerson[], residents: Iterable<Name>): NewPerson[] {
  const here = new Set([...residents].map(key));
  return people.filter((person) => here.has(key(person)));
}
