import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Language } from '../../../protocol/primitives.ts';
import type { Contact } from '../../../protocol/records.ts';
import { Field } from '../../../ui/Field.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { SuggestField } from '../form/SuggestField.tsx';
import { useSave } from '../form/use-save.ts';
import { PhotoField } from '../photo/PhotoField.tsx';
import { KEEP_PHOTO, type PhotoChoice } from '../photo/photo-choice.ts';
import { PET_NAMES, RELATIONS } from './relations.ts';

export type ContactFields = Pick<Contact, 'name' | 'relation' | 'callsResident'>;

export type Props = {
  readonly title: string;
  readonly contact: ContactFields;
  readonly photo: string | null;
  /** The resident's: relation and pet name are for their eyes. */
  readonly language: Language;
  readonly onSave: (fields: ContactFields, photo: PhotoChoice) => Promise<Refusal | null>;
  readonly cancelTo: string;
};

/** One person on the resident's screen: new, or to be changed. */
export function ContactForm({ title, contact, photo, language, onSave, cancelTo }: Props) {
  const { t } = useWords();
  const [draft, setDraft] = useState(contact);
  const [choice, setChoice] = useState<PhotoChoice>(KEEP_PHOTO);
  const { busy, refused, run } = useSave();
  const set = (change: Partial<ContactFields>) => setDraft({ ...draft, ...change });
  return (
    <form
      class="card form"
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => onSave(draft, choice));
      }}
    >
      <h2 class="card__title" tabIndex={-1} data-arrival="">
        {title}
      </h2>
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
        suggestions={RELATIONS[language]}
        maxLength={40}
      />
      <SuggestField
        label={t('contacts.calls')}
        hint={t('contacts.calls-hint')}
        value={draft.callsResident}
        onInput={(callsResident) => set({ callsResident })}
        suggestions={PET_NAMES[language]}
        maxLength={40}
      />
      <PhotoField name={draft.name} current={photo} choice={choice} onChoose={setChoice} />
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
