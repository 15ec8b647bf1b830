import { type Apply, createOnce, fieldsOf, must, mustHavePhoto } from './acting.ts';
import { removeAllOf } from './residents.ts';

export const createContact: Apply<'contact.create'> = async (acting, { id, ...body }) => {
  await must(acting, 'resident', body.residentId);
  await mustHavePhoto(acting, body.photo);
  await createOnce(acting, 'contact', { id, body });
};

export const updateContact: Apply<'contact.update'> = async (acting, { id, set }) => {
  const contact = await must(acting, 'contact', id);
  await mustHavePhoto(acting, set.photo);
  await acting.writing.put('contact', id, { ...contact, ...fieldsOf(set) });
};

/** The contact, its invitations and devices, and what it left. */
export const removeContact: Apply<'contact.remove'> = async (acting, { id }) => {
  await must(acting, 'contact', id);
  await removeAllOf(acting.writing, { contactId: id });
};
