import type { Refusal } from '../../protocol/errors.ts';
import type { Deed } from '../../protocol/mutations.ts';
import type { Id } from '../../protocol/primitives.ts';
import { USUAL_CONTACT, USUAL_RESIDENT } from '../../protocol/records.ts';
import type { NewPerson } from '../screens/import/read-people.ts';
import type { Desk } from './desk.ts';
import { facilityOrUnknown } from './look.ts';

/** How many people go by until the screen is drawn again. */
const AT_ONCE = 5;

type Deps = Pick<Desk, 'actions' | 'newId' | 'replica'> & { breathe: () => Promise<void> };

/**
 * Creates residents and their contacts, as if somebody had typed them: kept in this browser, and sent by themselves.
 *
 * @param told how many people are done
 * @returns why it stopped; those before are kept
 */
export async function importPeople(
  deps: Deps,
  people: readonly NewPerson[],
  told: (done: number) => void,
): Promise<Refusal | null> {
  const { language } = facilityOrUnknown(deps.replica.records.peek());
  for (const [n, person] of people.entries()) {
    const refusal = await importOne(deps, { ...person, language: person.language ?? language });
    if (refusal) return refusal;
    told(n + 1);
    if (n % AT_ONCE === 0) await deps.breathe();
  }
  return null;
}

type Spoken = Omit<NewPerson, 'language'> & { language: NonNullable<NewPerson['language']> };

/** Somebody with all their contacts at once: a page that ends meanwhile leaves nobody with half of them. */
function importOne({ actions, newId }: Deps, person: Spoken): Promise<Refusal | null> {
  const residentId: Id = newId();
  const { line: _, contacts, ...fields } = person;
  const resident: Deed = {
    name: 'resident.create',
    args: { id: residentId, ...USUAL_RESIDENT, ...fields, photo: null },
  };
  const theirs = contacts.map((contact, n): Deed => {
    const place = { residentId, position: n + 1, photo: null };
    const kind = contact.phone ? 'phone' : 'relative';
    return {
      name: 'contact.create',
      args: { id: newId(), ...USUAL_CONTACT, ...place, ...contact, kind },
    };
  });
  return actions.changeAll([resident, ...theirs]);
}
