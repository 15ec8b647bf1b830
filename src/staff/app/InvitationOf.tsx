import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../i18n/languages.ts';
import { createPaperTranslator, type PaperTranslator } from '../../i18n/paper.ts';
import type { OwnAlerts } from '../../protocol/alerts.ts';
import type { Contact, Resident } from '../../protocol/records.ts';
import { InvitationSheet } from '../screens/contacts/InvitationSheet.tsx';
import { devicesOf } from '../screens/contacts/reach.ts';
import { SendLink } from '../screens/contacts/SendLink.tsx';
import { fullName } from '../screens/residents/find-residents.ts';
import type { NewInvitation } from './actions.ts';
import type { Desk } from './desk.ts';
import { facilityOrUnknown, viewpoint } from './look.ts';
import { useAnswer } from './use-answer.ts';

type Props = { readonly desk: Desk };

/** A fresh invitation, over whatever page one is on. */
export function InvitationOf({ desk }: Props) {
  const invitation = desk.sheet.value;
  const records = desk.replica.records.value;
  const contact = invitation && records.contact.get(invitation.contactId);
  const resident = contact && records.resident.get(contact.residentId);
  if (!invitation || !contact || !resident) return null;
  return <Sheet key={invitation.id} {...{ desk, invitation, contact, resident }} />;
}

type SheetProps = Props & { invitation: NewInvitation; contact: Contact; resident: Resident };

function Sheet({ desk, invitation, contact, resident }: SheetProps) {
  const [language, setLanguage] = useState(
    () => usualLanguage(desk, invitation.contactId) ?? resident.language,
  );
  return (
    <InvitationSheet
      words={usePaperWords(language)}
      language={language}
      onLanguage={setLanguage}
      contactName={contact.name}
      residentName={resident.address || fullName(resident)}
      facilityName={facilityOrUnknown(desk.replica.records.value).name}
      link={invitation.link}
      expiresAt={invitation.expiresAt}
      timeZone={viewpoint(desk).timeZone}
      onCopy={desk.copy}
      onPrint={desk.print}
      onClose={() => {
        desk.sheet.value = null;
      }}
    >
      <Sending desk={desk} invitation={invitation} language={language} />
    </InvitationSheet>
  );
}

/** The one that this contact's newest device speaks; null: nobody has accepted yet. */
function usualLanguage({ replica }: Desk, contactId: string): Language | null {
  return devicesOf(replica.records.peek().device, contactId).at(-1)?.body.language ?? null;
}

/** null: not here yet. Making the invitation needed the network a moment ago. */
function usePaperWords(language: Language): PaperTranslator | null {
  const [words, setWords] = useState<PaperTranslator | null>(null);
  useEffect(() => {
    let isWanted = true;
    createPaperTranslator(language).then(
      (made) => isWanted && setWords(made),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [language]);
  return words?.language.value === language ? words : null;
}

type SendingProps = Props & { readonly invitation: NewInvitation; readonly language: Language };

/** What is sent has a new secret: the sheet on the screen is void then, and goes. */
function Sending({ desk, invitation, language }: SendingProps) {
  const { answer } = useAnswer<OwnAlerts>(desk, () => desk.ask('ownAlerts', null));
  if (!answer) return null;
  return (
    <SendLink
      can={answer.can}
      onSend={async (to) => {
        const { id, contactId } = invitation;
        const told = await desk.ask('sendInvitation', { id, contactId, send: { ...to, language } });
        if (!told.ok) return told.refusal;
        desk.sheet.value = null;
        desk.notices.say(desk.words.t('send.sent', { to: to.to }));
        return null;
      }}
    />
  );
}
