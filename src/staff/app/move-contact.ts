import type { Id } from '../../protocol/primitives.ts';
import type { Contact } from '../../protocol/records.ts';
import { moveContact } from '../screens/contacts/place.ts';
import type { Entry } from '../screens/residents/find-residents.ts';
import type { Desk } from './desk.ts';
import { viewpoint } from './look.ts';
import { refusalText } from './refusal-words.ts';

type Placing = Pick<Contact, 'position'> & { readonly id: Id };

/**
 * Puts a contact `by` places later (negative: earlier), says where it stands now, and offers to take it back. The button
 * and the hand that drags both come here.
 * @param contacts the resident's, in the order of the screen
 */
export async function moveBy(
  desk: Desk,
  contacts: readonly Entry<Contact>[],
  { id, by }: { readonly id: Id; readonly by: number },
): Promise<void> {
  const at = contacts.findIndex((contact) => contact.id === id);
  const places = moveContact(contacts, at, by);
  const moved = contacts[at];
  if (!moved || places.length === 0 || !(await place(desk, places))) return;
  const before = places.map((one) => ({
    id: one.id,
    position: contacts.find((contact) => contact.id === one.id)?.body.position ?? one.position,
  }));
  const { notices, words } = desk;
  notices.offer(words.t('contacts.moved', { name: moved.body.name, place: at + by + 1 }), {
    label: words.t('tablets.move-back'),
    run: () => void place(desk, before),
  });
}

/** false: it was refused, and has been said. */
async function place(desk: Desk, places: readonly Placing[]): Promise<boolean> {
  const { actions, notices, words } = desk;
  for (const { id, position } of places) {
    const refusal = await actions.change('contact.update', { id, set: { position } });
    if (!refusal) continue;
    const refused = { refusal, at: desk.ticks.minute.peek() };
    notices.say(refusalText(words, refused, viewpoint(desk).timeZone), 'bad');
    return false;
  }
  return true;
}
