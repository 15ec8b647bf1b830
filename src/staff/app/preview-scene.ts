import type { PreviewScene } from '../../protocol/preview.ts';
import type { BlobHash, Id } from '../../protocol/primitives.ts';
import { type Change, type Contact, type Resident, USUAL_CONTACT } from '../../protocol/records.ts';
import { contactsOf } from '../screens/contacts/place.ts';
import type { PhotoChoice } from '../screens/photo/photo-choice.ts';
import type { Entry } from '../screens/residents/find-residents.ts';
import type { Desk } from './desk.ts';
import { facilityOf } from './look.ts';

/** What somebody is just typing; it is nowhere else yet. */
export type Draft =
  | { of: 'resident'; fields: Omit<Resident, 'photo'> }
  | { of: 'contact'; id: Id; fields: Partial<Contact>; photo: PhotoChoice };

/** A photo that has no hash yet still needs a name in the scene. */
const NEW_PHOTO: BlobHash = '0'.repeat(64);

/** The resident's home as their tablet would draw it now, with a draft laid over what is kept. */
export function previewScene(desk: Desk, resident: Entry<Resident>, draft: Draft | null): PreviewScene {
  const facility = facilityOf(desk.replica.records.value);
  const body = draft?.of === 'resident' ? { ...resident.body, ...draft.fields } : resident.body;
  const contacts = draftedContacts(contactsOf(desk.replica.records.value.contact, resident.id), {
    residentId: resident.id,
    draft: draft?.of === 'contact' ? draft : null,
  });
  const records: Change[] = [
    ...(facility ? [{ kind: 'facility' as const, id: facility.id, seq: 0, body: facility.body }] : []),
    { kind: 'resident', id: resident.id, seq: 0, body },
    ...contacts.map(({ id, body: contact }) => ({ kind: 'contact' as const, id, seq: 0, body: contact })),
  ];
  return {
    type: 'preview.scene',
    now: desk.ticks.minute.value,
    residentId: resident.id,
    records,
    photos: photosOf(desk, contacts, draft),
  };
}

type ContactDraft = Extract<Draft, { of: 'contact' }>;

/** The contacts with the one that is being edited, or added at the end. Without a name it is nobody yet. */
function draftedContacts(
  kept: readonly Entry<Contact>[],
  { residentId, draft }: { residentId: Id; draft: ContactDraft | null },
): Entry<Contact>[] {
  if (!draft?.fields.name?.trim()) return [...kept];
  const before = kept.find(({ id }) => id === draft.id)?.body;
  const start = {
    ...USUAL_CONTACT,
    residentId,
    name: '',
    relation: '',
    callsResident: '',
    photo: null,
    position: (kept.at(-1)?.body.position ?? 0) + 1,
  };
  const { photo: choice } = draft;
  const photo = choice.at === 'new' ? NEW_PHOTO : choice.at === 'none' ? null : (before?.photo ?? null);
  const body: Contact = { ...start, ...before, ...draft.fields, photo };
  if (!before) return [...kept, { id: draft.id, body }];
  return kept.map((one) => (one.id === draft.id ? { id: one.id, body } : one));
}

function photosOf(
  desk: Desk,
  contacts: readonly Entry<Contact>[],
  draft: Draft | null,
): PreviewScene['photos'] {
  const found = contacts.flatMap(({ body: { photo } }) => {
    const url = photo && desk.photos.url(photo);
    return photo && url ? [[photo, url] as const] : [];
  });
  const fresh = draft?.of === 'contact' && draft.photo.at === 'new' ? { [NEW_PHOTO]: draft.photo.url } : {};
  return { ...Object.fromEntries(found), ...fresh };
}
