import { longDate } from '../../i18n/dates.ts';
import { isInForce } from '../../protocol/consent.ts';
import type { Contact } from '../../protocol/records.ts';
import { CONSENT_MS } from '../../protocol/records.ts';
import { Consent } from '../screens/contacts/Consent.tsx';
import { consentsOf, endsSoon, usesOf } from '../screens/contacts/consents.ts';
import type { Entry } from '../screens/residents/find-residents.ts';
import type { Desk } from './desk.ts';
import { viewpoint } from './look.ts';

export type Props = { readonly desk: Desk; readonly contact: Entry<Contact> };

/** The consent to answer this contact's calls by themselves, wherever a page wants it. */
export function ConsentPart({ desk, contact }: Props) {
  const { actions, replica, words } = desk;
  const { staff, consent, call } = replica.records.value;
  const { now, timeZone, language } = viewpoint(desk);
  const day = (ms: number) => longDate(ms, timeZone, language);
  return (
    <Consent
      contactName={contact.body.name}
      consents={consentsOf(consent, contact.id).map(({ id, body }) => ({
        id,
        how: body.how,
        askedBy: staff.get(body.askedBy)?.name ?? words.t('audit.gone'),
        askedOn: day(body.askedAt),
        until: day(body.until),
        withdrawnOn: body.withdrawnAt === null ? null : day(body.withdrawnAt),
        isInForce: isInForce(body, now),
        endsSoon: endsSoon(body, now),
        uses: words.t('consent.uses', { count: usesOf(body, call.values()) }),
      }))}
      onGive={(how, months) => {
        const until = new Date();
        until.setMonth(until.getMonth() + months);
        const latest = Date.now() + CONSENT_MS - 24 * 60 * 60 * 1000;
        const { residentId } = contact.body;
        const given = { id: desk.newId(), residentId, contactId: contact.id, how };
        return actions.change('consent.give', { ...given, until: Math.min(until.getTime(), latest) });
      }}
      onWithdraw={(id) => actions.change('consent.withdraw', { id })}
    />
  );
}
