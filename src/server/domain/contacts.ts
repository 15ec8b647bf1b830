import { Refused } from '../refused.ts';
import {
  type Apply,
  asRelative,
  asTablet,
  createOnce,
  fieldsOf,
  must,
  mustHavePhoto,
  mustHaveVoice,
} from './acting.ts';
import { removeAllOf } from './residents.ts';

export const createContact: Apply<'contact.create'> = async (acting, { id, ...body }) => {
  await must(acting, 'resident', body.residentId);
  await mustHavePhoto(acting, body.photo);
  await mustHaveVoice(acting, body.voice);
  await createOnce(acting, 'contact', { id, body });
};

export const updateContact: Apply<'contact.update'> = async (acting, { id, set }) => {
  const contact = await must(acting, 'contact', id);
  await mustHavePhoto(acting, set.photo);
  await mustHaveVoice(acting, set.voice);
  await acting.writing.put('contact', id, { ...contact, ...fieldsOf(set) });
};

/** A nurse puts the faces in order at the tablet itself. */
export const placeContact: Apply<'contact.place'> = async (acting, { id, position }) => {
  const contact = await must(acting, 'contact', id);
  if (contact.residentId !== asTablet(acting).residentId) throw new Refused('not-found');
  await acting.writing.put('contact', id, { ...contact, position });
};

/** Relatives speak for themselves, and for nobody else. */
export const recordVoice: Apply<'contact.record-voice'> = async (acting, { id, voice }) => {
  if (asRelative(acting).contactId !== id) throw new Refused('not-found');
  const contact = await must(acting, 'contact', id);
  await mustHaveVoice(acting, voice);
  await acting.writing.put('contact', id, { ...contact, voice });
};

/** The contact, its invitations and devices, and what it left. */
export const removeContact: Apply<'contact.remove'> = async (acting, { id }) => {
  await must(acting, 'contact', id);
  await removeAllOf(acting.writing, { contactId: id });
};
