import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Refusal } from '../../protocol/errors.ts';
import type { BlobHash } from '../../protocol/primitives.ts';
import { type Contact, type Resident, USUAL_CONTACT } from '../../protocol/records.ts';
import { type Card, ContactCards } from '../screens/contacts/ContactCards.tsx';
import { ContactForm, type FilledContact } from '../screens/contacts/ContactForm.tsx';
import { contactsOf, placeAtEnd } from '../screens/contacts/place.ts';
import { reachOf } from '../screens/contacts/reach.ts';
import { WishList } from '../screens/contacts/WishList.tsx';
import type { PhotoChoice } from '../screens/photo/photo-choice.ts';
import { TabletPreview } from '../screens/preview/TabletPreview.tsx';
import { type Entry, fullName } from '../screens/residents/find-residents.ts';
import type { Answer } from './actions.ts';
import { ConsentPart } from './ConsentPart.tsx';
import { ContactAccess } from './ContactAccess.tsx';
import { wishRows } from './calls-view.ts';
import type { Desk } from './desk.ts';
import { useSeen, useTyped } from './editing.ts';
import { isOnline } from './look.ts';
import { moveBy } from './move-contact.ts';
import { type Draft, previewScene } from './preview-scene.ts';
import { RingPart } from './RingPart.tsx';
import { type ContactRoute, paths } from './routes.ts';
import { saveContact } from './saving.ts';

export type Props = {
  readonly desk: Desk;
  readonly resident: Entry<Resident>;
  readonly route: ContactRoute | null;
};

/** The faces on a resident's screen, and the one that was chosen. */
export function ContactsTab({ desk, resident, route }: Props) {
  const contacts = contactsOf(desk.replica.records.value.contact, resident.id);
  if (route?.at === 'new') return <ContactEditor desk={desk} resident={resident} contacts={contacts} />;
  const chosen = route ? contacts.find(({ id }) => id === route.id) : undefined;
  if (route?.at === 'edit' && chosen)
    return (
      <ContactEditor key={chosen.id} desk={desk} resident={resident} contacts={contacts} contact={chosen} />
    );
  return (
    <>
      <WishList wishes={wishRows(desk, resident.id)} />
      <ContactCards
        residentId={resident.id}
        cards={contacts.map((contact) => cardOf(desk, contact))}
        selected={chosen?.id ?? null}
        onMove={(id, by) => void moveBy(desk, contacts, { id, by })}
      />
      {route && !chosen && <p class="soft late">{desk.words.t('contacts.unknown')}</p>}
      <div class="contacts-foot">
        {chosen && <ContactAccess key={chosen.id} {...{ desk, resident, contacts }} contact={chosen} />}
        {chosen?.body.kind === 'relative' && (
          <RingPart key={`ring-${chosen.id}`} {...{ desk, contacts }} contact={chosen} />
        )}
        {chosen?.body.kind === 'relative' && (
          <ConsentPart key={`consent-${chosen.id}`} desk={desk} contact={chosen} />
        )}
        {contacts.length > 0 && (
          <TabletPreview name={fullName(resident.body)} scene={previewScene(desk, resident, null)} />
        )}
      </div>
    </>
  );
}

function cardOf(desk: Desk, { id, body }: Entry<Contact>): Card {
  const { device, invitation } = desk.replica.records.value;
  const known = {
    devices: device,
    invitations: invitation,
    isOnline: (contactId: string) => isOnline(desk, contactId),
    now: desk.ticks.minute.value,
  };
  return { id, body, photo: desk.photos.url(body.photo), reach: reachOf({ id, body }, known) };
}

type EditorProps = {
  desk: Desk;
  resident: Entry<Resident>;
  contacts: readonly Entry<Contact>[];
  /** Absent: a new one. */
  contact?: Entry<Contact>;
};

const NOBODY = { ...USUAL_CONTACT, name: '', relation: '', callsResident: '' };

function ContactEditor({ desk, resident, contacts, contact }: EditorProps) {
  const { t } = desk.words;
  const { route: goTo } = useLocation();
  const before = contact?.body ?? null;
  const [id] = useState(() => contact?.id ?? desk.newId());
  const [recording] = useState(desk.newRecording);
  const { base } = useSeen(desk);
  const typed = useTyped(desk, id);
  const [draft, setDraft] = useState<Draft | null>(null);
  const { name, relation, callsResident, kind, phone, mayCall, callingHours } = before ?? NOBODY;
  const save = async ({ fields, photo, voice }: FilledContact): Promise<Refusal | null> => {
    const kept = await keepVoice(desk, voice, before?.voice ?? null);
    if (!kept.ok) return kept.refusal;
    const start = { residentId: resident.id, position: placeAtEnd(contacts) };
    const form = { fields: { ...fields, voice: kept.value }, photo };
    const refusal = await saveContact(desk, { id, before, base, start }, form);
    if (!refusal) goTo(paths.contact(resident.id, id));
    return refusal;
  };
  return (
    <div class="with-preview">
      <ContactForm
        title={t(contact ? 'contacts.edit' : 'contacts.new')}
        contact={{ name, relation, callsResident, kind, phone, mayCall, callingHours }}
        typed={typed}
        photo={desk.photos.url(before?.photo ?? null)}
        voice={desk.photos.url(before?.voice ?? null)}
        recording={recording}
        language={resident.body.language}
        cancelTo={contact ? paths.contact(resident.id, contact.id) : paths.resident(resident.id)}
        onDraft={(filled) => setDraft({ of: 'contact', id, ...filled })}
        onSave={save}
      />
      <TabletPreview name={fullName(resident.body)} scene={previewScene(desk, resident, draft)} />
    </div>
  );
}

/** The bytes go first: a record never names a voice that is nowhere. */
async function keepVoice(
  { actions }: Desk,
  choice: PhotoChoice,
  before: BlobHash | null,
): Promise<Answer<BlobHash | null>> {
  if (choice.at === 'new') return actions.keepPhoto(choice.blob);
  return { ok: true, value: choice.at === 'keep' ? before : null };
}
