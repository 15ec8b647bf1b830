import { useEffect, useState } from 'preact/hooks';
import { CARERS, PET_NAMES, RELATION_WORDS } from '../../../i18n/relation-words.ts';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Language } from '../../../protocol/primitives.ts';
import type { Contact } from '../../../protocol/records.ts';
import { Field } from '../../../ui/Field.tsx';
import type { VoiceRecording } from '../../../ui/voice-recording.ts';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { SuggestField } from '../form/SuggestField.tsx';
import { useDraft } from '../form/use-draft.ts';
import { useSave } from '../form/use-save.ts';
import { PhotoField } from '../photo/PhotoField.tsx';
import { KEEP_PHOTO, type PhotoChoice } from '../photo/photo-choice.ts';
import { type KindChoice, KindField, MayCallFields } from './KindFields.tsx';
import { VoiceField } from './VoiceField.tsx';

export type ContactFields = Pick<Contact, 'name' | 'relation' | 'callsResident'> & KindChoice;

export type Props = {
  readonly title: string;
  readonly contact: ContactFields;
  readonly photo: string | null;
  /** Where to play the recorded voice from that is kept already. */
  readonly voice: string | null;
  readonly recording: VoiceRecording;
  /** The resident's: relation and pet name are for their eyes. */
  readonly language: Language;
  readonly onSave: (filled: FilledContact) => Promise<Refusal | null>;
  /** Hears every change, for whoever shows what it would look like. */
  readonly onDraft: (filled: Omit<FilledContact, 'voice'>) => void;
  readonly cancelTo: string;
  /** Typed before and refused. */
  readonly typed?: Partial<ContactFields>;
};

/** The form as it was filled in; the bytes of photo and voice are kept when it is saved. */
export type FilledContact = { fields: ContactFields; photo: PhotoChoice; voice: PhotoChoice };

/** One person on the resident's screen: new, or to be changed. */
export function ContactForm(props: Props) {
  const { title, contact, language, onSave, onDraft, cancelTo } = props;
  const { t } = useWords();
  const { draft, set } = useDraft(contact, props.typed);
  const [photo, setPhoto] = useState<PhotoChoice>(KEEP_PHOTO);
  const [voice, setVoice] = useState<PhotoChoice>(KEEP_PHOTO);
  const { busy, refused, run } = useSave();
  const said = JSON.stringify(draft);
  useEffect(() => onDraft({ fields: draft, photo }), [said, photo]);
  return (
    <form
      class="card form"
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => onSave({ fields: draft, photo, voice }));
      }}
    >
      <h2 class="card__title" tabIndex={-1} data-arrival="">
        {title}
      </h2>
      <KindField draft={draft} set={(change) => set(withCarersName(change, draft, CARERS[language]))} />
      <Field
        label={t('contacts.name')}
        hint={t('contacts.name-hint')}
        value={draft.name}
        onInput={(name) => set({ name })}
        maxLength={60}
        autoComplete="off"
        required
      />
      <SuggestField
        label={t('contacts.relation')}
        hint={t('contacts.relation-hint')}
        value={draft.relation}
        onInput={(relation) => set({ relation })}
        suggestions={RELATION_WORDS[language]}
        maxLength={40}
      />
      {draft.kind === 'relative' && (
        <SuggestField
          label={t('contacts.calls')}
          hint={t('contacts.calls-hint')}
          value={draft.callsResident}
          onInput={(callsResident) => set({ callsResident })}
          suggestions={PET_NAMES[language]}
          maxLength={40}
        />
      )}
      <PhotoField
        name={draft.name}
        isCarers={draft.kind === 'station'}
        current={props.photo}
        choice={photo}
        onChoose={setPhoto}
      />
      {draft.kind !== 'phone' && (
        <VoiceField recording={props.recording} current={props.voice} choice={voice} onChoose={setVoice} />
      )}
      <MayCallFields draft={draft} set={set} />
      <FormFoot
        busy={busy}
        refused={refused}
        label={t('common.save')}
        working={t('common.saving')}
        cancelTo={cancelTo}
      />
    </form>
  );
}

/** The carers have a name already; nobody who is only looking at the choices loses what they typed. */
function withCarersName(
  change: Partial<KindChoice>,
  draft: ContactFields,
  carers: string,
): Partial<ContactFields> {
  if (change.kind === 'station' && draft.name.trim() === '') return { ...change, name: carers };
  const isLeaving = change.kind !== undefined && change.kind !== 'station' && draft.name === carers;
  return isLeaving ? { ...change, name: '' } : change;
}
