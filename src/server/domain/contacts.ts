import type { Contact } from '../../protocol/records.ts';
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
import { merge } from './merging.ts';
import { removeAllOf } from './residents.ts';

export const createContact: Apply<'contact.create'> = async (acting, { id, ...body }) => {
  await must(acting, 'resident', body.residentId);
  await mustHavePhoto(acting, body.photo);
  await mustHaveVoice(acting, body.voice);
  mustHaveNumber(body);
  await createOnce(acting, 'contact', { id, body });
};

export const updateContact: Apply<'contact.update'> = async (acting, { id, set }) => {
  await mustHavePhoto(acting, set.photo);
  await mustHaveVoice(acting, set.voice);
  mustHaveNumber({ ...(await must(acting, 'contact', id)), ...fieldsOf(set) });
  await merge(acting, 'contact', { id, set });
};

/** A telephone that nobody can dial is a dead tile. @throws Refused `bad-request` */
function mustHaveNumber({ kind, phone }: Pick<Contact, 'kind' | 'phone'>): void {
  if (kind === 'phone' && phone === '') throw new Refused('bad-request');
}

/** A nurse puts the faces in order at the tablet itself. */
export const placeContact: Apply<'contact.place'> = async (acting, { id, position }) => {
  const contact = await must(acting, 'contact', id);
  if (contact.residentId !== asTablet(acting).residentId) throw new Refused('not-found');
  await merge(acting, 'contact', { id, set: { position } });
};

/** Relatives speak for themselves, and for nobody else. */
export const recordVoice: Apply<'contact.record-voice'> = async (acting, { id, voice }) => {
  if (asRelative(acting).contactId !== id) throw new Refused('not-found');
  await mustHaveVoice(acting, voice);
  await merge(acting, 'contact', { id, set: { voice } });
};

/** Relatives say when a ring would be in vain, and nobody says it for them. */
export const pauseContact: Apply<'contact.pause'> = async (acting, { id, set }) => {
  if (asRelative(acting).contactId !== id) throw new Refused('not-found');
  await merge(acting, 'contact', { id, set });
};

/** The contact, its invitations and devices, and what it left. */
export const removeContact: Apply<'contact.remove'> = async (acting, { id }) => {
  await must(acting, 'contact', id);
  await removeAllOf(acting.writing, { contactId: id });
};
