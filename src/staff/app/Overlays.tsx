import { longDate } from '../../i18n/dates.ts';
import type { OwnAlerts } from '../../protocol/alerts.ts';
import { cardText } from '../../protocol/card.ts';
import type { Language } from '../../protocol/primitives.ts';
import { InvitationSheet } from '../screens/contacts/InvitationSheet.tsx';
import { SendLink } from '../screens/contacts/SendLink.tsx';
import { NoticeBar } from '../screens/frame/NoticeBar.tsx';
import { ErasedDialog } from '../screens/residents/ErasedDialog.tsx';
import { fullName } from '../screens/residents/find-residents.ts';
import { CardSheet } from '../screens/shared/CardSheet.tsx';
import type { NewInvitation } from './actions.ts';
import type { Desk } from './desk.ts';
import { facilityOrUnknown, viewpoint } from './look.ts';
import { useAnswer } from './use-answer.ts';

/** What lies over every page: a fresh invitation or card, and the line that says what became of something. */
export function Overlays({ desk }: { readonly desk: Desk }) {
  return (
    <>
      <Sheet desk={desk} />
      <Card desk={desk} />
      <Erased desk={desk} />
      <NoticeBar {...noticeOf(desk)} />
    </>
  );
}

/** A page that is too old for the server comes before anything else. */
function noticeOf(desk: Desk) {
  const { words, notices } = desk;
  if (desk.outdated.value)
    return { notice: { text: words.t('refused.old-version'), tone: 'bad' as const }, onDismiss: desk.reload };
  return { notice: notices.current.value, onDismiss: notices.dismiss };
}

function Sheet({ desk }: { readonly desk: Desk }) {
  const invitation = desk.sheet.value;
  const records = desk.replica.records.value;
  const contact = invitation && records.contact.get(invitation.contactId);
  const resident = contact && records.resident.get(contact.residentId);
  if (!invitation || !contact || !resident) return null;
  const { timeZone, language } = viewpoint(desk);
  return (
    <InvitationSheet
      contactName={contact.name}
      residentName={resident.address || fullName(resident)}
      facilityName={facilityOrUnknown(records).name}
      link={invitation.link}
      expires={longDate(invitation.expiresAt, timeZone, language)}
      onCopy={desk.copy}
      onPrint={desk.print}
      onClose={() => {
        desk.sheet.value = null;
      }}
    >
      <SendSheet desk={desk} invitation={invitation} language={resident.language} />
    </InvitationSheet>
  );
}

type SendProps = {
  readonly desk: Desk;
  readonly invitation: NewInvitation;
  readonly language: Language;
};

/** What is sent has a new secret: the sheet on the screen is void then, and goes. */
function SendSheet({ desk, invitation, language }: SendProps) {
  const { answer } = useAnswer<OwnAlerts>(desk, () => desk.ask('ownAlerts', null));
  if (!answer) return null;
  return (
    <SendLink
      can={answer.can}
      language={language}
      onSend={async (send) => {
        const { id, contactId } = invitation;
        const told = await desk.ask('sendInvitation', { id, contactId, send });
        if (!told.ok) return told.refusal;
        desk.sheet.value = null;
        desk.notices.say(desk.words.t('send.sent', { to: send.to }));
        return null;
      }}
    />
  );
}

/** Here and not on the resident's page: on paper there is nothing but this (`print.css`). */
function Card({ desk }: { readonly desk: Desk }) {
  const { card, replica } = desk;
  const records = replica.records.value;
  const resident = card.value && records.resident.get(card.value.residentId);
  if (!card.value || !resident) return null;
  return (
    <CardSheet
      name={fullName(resident)}
      facilityName={facilityOrUnknown(records).name}
      text={cardText(card.value.secret)}
      onPrint={desk.print}
      onClose={() => {
        card.value = null;
      }}
    />
  );
}

/** The page of the erased person is gone: this lies over the list. */
function Erased({ desk }: { readonly desk: Desk }) {
  const gone = desk.erased.value;
  if (!gone) return null;
  return (
    <ErasedDialog
      gone={gone}
      onClose={() => {
        desk.erased.value = null;
      }}
    />
  );
}
