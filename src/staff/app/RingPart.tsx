import type { Refusal } from '../../protocol/errors.ts';
import type { Contact } from '../../protocol/records.ts';
import { willRing } from '../../protocol/rings.ts';
import { RingCard, type RingFields } from '../screens/contacts/RingCard.tsx';
import { devicesOf } from '../screens/contacts/reach.ts';
import type { Entry } from '../screens/residents/find-residents.ts';
import { changedFields } from './changed-fields.ts';
import type { Desk } from './desk.ts';

export type Props = {
  readonly desk: Desk;
  readonly contact: Entry<Contact>;
  readonly contacts: readonly Entry<Contact>[];
};

/** Whether a contact's phone rings, and who is tried when it does not. */
export function RingPart({ desk, contact, contacts }: Props) {
  const { replica, actions, words, notices, ticks } = desk;
  const { device, address } = replica.records.value;
  const { id, body } = contact;
  const { mail, phone } = address.get(id) ?? { mail: '', phone: '' };
  const fields: RingFields = { mail, phone, standInId: body.standInId };

  async function save({ standInId, ...to }: RingFields): Promise<Refusal | null> {
    const set = changedFields({ mail, phone }, to);
    const refused = Object.keys(set).length > 0 ? await actions.change('address.update', { id, set }) : null;
    if (refused || standInId === body.standInId) return refused;
    return actions.change('contact.update', { id, set: { standInId } });
  }

  async function check(): Promise<Refusal | null> {
    const told = await desk.ask('checkRing', { contactId: id });
    if (!told.ok) return told.refusal;
    notices.say(words.t('ring.checked', { count: told.value.asked }));
    return null;
  }

  return (
    <RingCard
      // What another person saved meanwhile is shown, not typed over.
      key={JSON.stringify(fields)}
      name={body.name}
      devices={devicesOf(device, id).map((one) => ({
        id: one.id,
        label: one.body.label,
        will: willRing(one.body.ring, ticks.minute.value),
      }))}
      fields={fields}
      others={contacts
        .filter((one) => one.id !== id && one.body.kind === 'relative')
        .map((one) => ({ id: one.id, name: one.body.name }))}
      onCheck={check}
      onSave={save}
    />
  );
}
