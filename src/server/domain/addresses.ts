import * as v from 'valibot';
import { SendTo } from '../../protocol/alerts.ts';
import { Refused } from '../refused.ts';
import { type Apply, asStaff, fieldsOf, must } from './acting.ts';

/**
 * Where a contact gets an SMS or e-mail when nobody's device rings. One record for each contact, made at the first
 * change.
 * @throws Refused `bad-request`: no address that anything could be sent to
 */
export const updateAddress: Apply<'address.update'> = async (acting, { id, set }) => {
  asStaff(acting);
  await must(acting, 'contact', id);
  const before = await acting.writing.get('address', id);
  const body = { contactId: id, mail: '', phone: '', language: null, ...before, ...fieldsOf(set) };
  if (body.mail) body.mail = addressOf('mail', body.mail);
  if (body.phone) body.phone = addressOf('sms', body.phone);
  await acting.writing.put('address', id, body);
};

/** As it is sent to: lower case, international form. */
function addressOf(via: 'mail' | 'sms', to: string): string {
  const parsed = v.safeParse(SendTo, { via, to, language: 'fr' });
  if (!parsed.success) throw new Refused('bad-request');
  return parsed.output.to;
}
