import { CONSENT_MS } from '../../protocol/records.ts';
import { Refused } from '../refused.ts';
import { type Acting, type Apply, asStaff, must } from './acting.ts';

/**
 * A resident agreed that a contact's calls are answered by themselves. One consent at a time counts: what was agreed
 * before stays on record, withdrawn.
 */
export const giveConsent: Apply<'consent.give'> = async (
  acting,
  { id, residentId, contactId, how, until },
) => {
  const contact = await must(acting, 'contact', contactId);
  if (contact.residentId !== residentId) throw new Refused('not-found');
  if (until <= acting.at || until > acting.at + CONSENT_MS) throw new Refused('bad-request');
  if (await acting.writing.isTaken('consent', id)) throw new Refused('conflict');
  await withdrawOpen(acting, contactId);
  const asked = { askedBy: asStaff(acting).staffId, askedAt: acting.at };
  await acting.writing.put('consent', id, { residentId, contactId, how, ...asked, until, withdrawnAt: null });
};

/** The day on which it was withdrawn first is the one that counts. */
export const withdrawConsent: Apply<'consent.withdraw'> = async (acting, { id }) => {
  const consent = await must(acting, 'consent', id);
  if (consent.withdrawnAt === null)
    await acting.writing.put('consent', id, { ...consent, withdrawnAt: acting.at });
};

async function withdrawOpen({ writing, at }: Acting, contactId: string): Promise<void> {
  for (const { id, body } of await writing.list('consent', { contactId })) {
    if (body.withdrawnAt === null && body.until > at)
      await writing.put('consent', id, { ...body, withdrawnAt: at });
  }
}
