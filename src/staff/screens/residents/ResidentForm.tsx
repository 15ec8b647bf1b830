import { useState } from 'preact/hooks';
import { LANGUAGE_NAMES, LANGUAGES } from '../../../i18n/languages.ts';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Resident } from '../../../protocol/records.ts';
import { Field } from '../../../ui/Field.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { SuggestField } from '../form/SuggestField.tsx';
import { useSave } from '../form/use-save.ts';
import { PhotoField } from '../photo/PhotoField.tsx';
import { KEEP_PHOTO, type PhotoChoice } from '../photo/photo-choice.ts';
import { addressSuggestions } from './addresses.ts';
import { fullName } from './find-residents.ts';
import { HoursField } from './HoursField.tsx';
import { isSomeTime } from './hours.ts';

export type ResidentFields = Omit<Resident, 'photo'>;

export type Props = {
  readonly resident: ResidentFields;
  readonly photo: string | null;
  readonly onSave: (fields: ResidentFields, photo: PhotoChoice) => Promise<Refusal | null>;
  readonly cancelTo?: string;
};

/** Who somebody is: new, or to be changed. */
export function ResidentForm({ resident, photo, onSave, cancelTo }: Props) {
  const { t } = useWords();
  const [draft, setDraft] = useState(resident);
  const [choice, setChoice] = useState<PhotoChoice>(KEEP_PHOTO);
  const { busy, refused, run } = useSave();
  const save = async () => {
    if (isSomeTime(draft.callingHours) && (await run(() => onSave(draft, choice)))) setChoice(KEEP_PHOTO);
  };
  return (
    <form
      class="card form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <NameFields draft={draft} onChange={setDraft} />
      <PhotoField name={fullName(draft)} current={photo} choice={choice} onChoose={setChoice} />
      <HoursField
        hours={draft.callingHours}
        onChange={(callingHours) => setDraft({ ...draft, callingHours })}
      />
      <FormFoot
        busy={busy}
        refused={refused}
        label={t('common.save')}
        working={t('common.saving')}
        {...(cancelTo ? { cancelTo } : {})}
      />
    </form>
  );
}

type FieldsProps = { draft: ResidentFields; onChange: (draft: ResidentFields) => void };

function NameFields({ draft, onChange }: FieldsProps) {
  const { t } = useWords();
  const set = (change: Partial<ResidentFields>) => onChange({ ...draft, ...change });
  return (
    <>
      <div class="form__pair">
        <Field
          label={t('field.given-name')}
          value={draft.givenName}
          onInput={(givenName) => set({ givenName })}
          maxLength={60}
          autoComplete="off"
          required
        />
        <Field
          label={t('field.family-name')}
          value={draft.familyName}
          onInput={(familyName) => set({ familyName })}
          maxLength={60}
          autoComplete="off"
        />
      </div>
      <div class="form__pair">
        <SelectField
          label={t('field.language')}
          value={draft.language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={(language) => set({ language })}
        />
        <Field
          label={t('field.room')}
          value={draft.room}
          onInput={(room) => set({ room })}
          maxLength={20}
          autoComplete="off"
        />
      </div>
      <SuggestField
        label={t('field.address')}
        hint={t('field.address-hint')}
        value={draft.address}
        onInput={(address) => set({ address })}
        suggestions={addressSuggestions(draft, draft.language)}
        maxLength={60}
      />
    </>
  );
}
