import type { Refusal } from '../../protocol/errors.ts';
import type { BlobHash, Id, Sequence } from '../../protocol/primitives.ts';
import { type Contact, type Resident, USUAL_CONTACT } from '../../protocol/records.ts';
import type { ContactFields } from '../screens/contacts/ContactForm.tsx';
import type { PhotoChoice } from '../screens/photo/photo-choice.ts';
import type { ResidentFields } from '../screens/residents/ResidentForm.tsx';
import type { Answer } from './actions.ts';
import { changedFields } from './changed-fields.ts';
import type { Desk } from './desk.ts';

/**
 * Saves a form of a resident: creates when there is nothing before, else sends what differs. The photo's bytes are kept
 * first: a record never names a photo that is nowhere. `base`: what its author had seen, by `replica.since()`.
 */
export async function saveResident(
  desk: Pick<Desk, 'actions'>,
  to: { id: Id; before: Resident | null; base?: Sequence },
  form: { fields: ResidentFields; photo: PhotoChoice },
): Promise<Refusal | null> {
  const photo = await settlePhoto(desk, form.photo, to.before?.photo ?? null);
  if (!photo.ok) return photo.refusal;
  const after: Resident = { ...form.fields, photo: photo.value };
  if (!to.before) return desk.actions.change('resident.create', { id: to.id, ...after });
  return update(to.before, after, (set) =>
    desk.actions.change('resident.update', { id: to.id, set }, to.base),
  );
}

/** The same for a contact. `start`: whose it is and where it stands, for a new one. */
export async function saveContact(
  desk: Pick<Desk, 'actions'>,
  to: { id: Id; before: Contact | null; base?: Sequence; start: Pick<Contact, 'residentId' | 'position'> },
  form: { fields: ContactFields & Pick<Contact, 'voice'>; photo: PhotoChoice },
): Promise<Refusal | null> {
  const photo = await settlePhoto(desk, form.photo, to.before?.photo ?? null);
  if (!photo.ok) return photo.refusal;
  const after = { ...form.fields, photo: photo.value };
  if (!to.before)
    return desk.actions.change('contact.create', {
      id: to.id,
      ...USUAL_CONTACT,
      ...to.start,
      ...after,
    });
  const { name, relation, callsResident, voice, photo: old, ...rest } = to.before;
  const { kind, phone, mayCall, callingHours } = rest;
  const way = { kind, phone, mayCall, callingHours };
  const before = { name, relation, callsResident, voice, photo: old, ...way };
  return update(before, after, (set) => desk.actions.change('contact.update', { id: to.id, set }, to.base));
}

async function update<T extends object>(
  before: T,
  after: T,
  send: (set: Partial<T>) => Promise<Refusal | null>,
): Promise<Refusal | null> {
  const set = changedFields(before, after);
  return Object.keys(set).length === 0 ? null : send(set);
}

async function settlePhoto(
  { actions }: Pick<Desk, 'actions'>,
  choice: PhotoChoice,
  before: BlobHash | null,
): Promise<Answer<BlobHash | null>> {
  if (choice.at === 'new') return actions.keepPhoto(choice.blob);
  return { ok: true, value: choice.at === 'keep' ? before : null };
}
