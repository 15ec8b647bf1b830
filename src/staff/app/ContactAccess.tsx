import { useLocation } from 'preact-iso';
import { longDate, relativeDay } from '../../i18n/dates.ts';
import type { Refusal } from '../../protocol/errors.ts';
import type { Contact, Resident } from '../../protocol/records.ts';
import { AccessCard, type Props as CardProps } from '../screens/contacts/AccessCard.tsx';
import { devicesOf, invitationsOf } from '../screens/contacts/reach.ts';
import type { Entry } from '../screens/residents/find-residents.ts';
import { isAlways, minuteText } from '../screens/residents/hours.ts';
import { unsentIds } from './changes-view.ts';
import type { Desk } from './desk.ts';
import { lastTalk, viewpoint } from './look.ts';
import { moveBy } from './move-contact.ts';
import { paths } from './routes.ts';

export type Props = {
  readonly desk: Desk;
  readonly resident: Entry<Resident>;
  readonly contacts: readonly Entry<Contact>[];
  readonly contact: Entry<Contact>;
};

/** The card under the faces: how the chosen contact gets in, and everything that can be done about it. */
export function ContactAccess(props: Props) {
  const { desk, resident, contacts, contact } = props;
  const { actions, replica } = desk;
  const { route: goTo } = useLocation();
  const view = viewpoint(desk);
  const at = contacts.findIndex(({ id }) => id === contact.id);
  return (
    <AccessCard
      contact={contact}
      facts={factsOf(props)}
      devices={devicesOf(replica.records.value.device, contact.id).map(({ id, body }) => ({
        id,
        label: body.label,
        since: relativeDay(body.acceptedAt, view),
      }))}
      openInvitation={openInvitation(props)?.id ?? null}
      place={{ isFirst: at === 0, isLast: at === contacts.length - 1 }}
      onInvite={contact.body.kind === 'relative' ? () => invite(desk, contact.id) : null}
      onWithdraw={(id) => actions.change('invitation.revoke', { id })}
      onRevoke={(id) => actions.change('device.revoke', { id })}
      onMove={(by) => void moveBy(desk, contacts, { id: contact.id, by })}
      onRemove={async () => {
        const refusal = await actions.change('contact.remove', { id: contact.id });
        if (!refusal) goTo(paths.resident(resident.id));
        return refusal;
      }}
    />
  );
}

function openInvitation({ desk, contact }: Props) {
  const [newest] = invitationsOf(desk.replica.records.value.invitation, contact.id);
  return newest && newest.body.accepted === 0 && newest.body.expiresAt > desk.ticks.minute.value
    ? newest
    : null;
}

function factsOf(props: Props): CardProps['facts'] {
  const { desk, resident, contact } = props;
  const { t } = desk.words;
  const callingHours = contact.body.callingHours ?? resident.body.callingHours;
  const always = isAlways(callingHours)
    ? t('hours.always')
    : `${minuteText(callingHours.from)} – ${minuteText(callingHours.until)}`;
  const unsent = unsentIds(desk).has(contact.id)
    ? [{ label: t('changes.title'), value: t('sync.unsent') }]
    : [];
  const hours = {
    label: t('access.can-call'),
    value: contact.body.mayCall ? always : t('access.only-called'),
  };
  return [
    ...unsent,
    ...(contact.body.kind === 'relative' ? [invitationFact(props), hours] : [wayFact(desk, contact.body)]),
    {
      label: t('access.last-call'),
      value: lastTalk(desk, (call) => call.contactId === contact.id) ?? t('access.never'),
    },
  ];
}

/** Who needs no invitation: how they are reached. */
function wayFact({ words }: Desk, { kind, phone }: Contact) {
  const value = kind === 'phone' ? words.t('reach.phone', { number: phone }) : words.t('reach.station');
  return { label: words.t('kind.title'), value };
}

function invitationFact(props: Props) {
  const { desk, contact } = props;
  const { t } = desk.words;
  const { device, invitation } = desk.replica.records.value;
  const label = t('access.invitation');
  const view = viewpoint(desk);
  const open = openInvitation(props);
  if (open) {
    const day = longDate(open.body.expiresAt, view.timeZone, view.language);
    return { label, value: t('access.valid-until', { day }) };
  }
  const accepted = devicesOf(device, contact.id).at(-1);
  if (accepted) {
    const day = relativeDay(accepted.body.acceptedAt, view);
    return { label, value: t('access.accepted', { day }), good: true };
  }
  const any = invitationsOf(invitation, contact.id).length > 0;
  return { label, value: t(any ? 'access.expired' : 'access.none') };
}

async function invite(desk: Desk, contactId: string): Promise<Refusal | null> {
  if (!desk.online.peek()) {
    desk.notices.say(desk.words.t('sync.needs-network'), 'bad');
    return null;
  }
  const made = await desk.actions.invite(contactId);
  if (!made.ok) return made.refusal;
  desk.sheet.value = made.value;
  return null;
}
