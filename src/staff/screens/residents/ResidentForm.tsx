import { useEffect, useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Resident } from '../../../protocol/records.ts';
import { useWords } from '../../app/words.ts';
import { CheckField } from '../form/CheckField.tsx';
import { FormFoot } from '../form/FormFoot.tsx';
import { useDraft } from '../form/use-draft.ts';
import { useSave } from '../form/use-save.ts';
import { PhotoField } from '../photo/PhotoField.tsx';
import { KEEP_PHOTO, type PhotoChoice } from '../photo/photo-choice.ts';
import { fullName } from './find-residents.ts';
import { CallingHoursField, QuietHoursField } from './HoursField.tsx';
import { isSomeTime } from './hours.ts';
import { NameFields } from './NameFields.tsx';
import { SensesFields } from './SensesFields.tsx';
import { hasOwnSenses } from './senses.ts';

export type ResidentFields = Omit<Resident, 'photo'>;

export type Props = {
  readonly resident: ResidentFields;
  readonly photo: string | null;
  readonly onSave: (fields: ResidentFields, photo: PhotoChoice) => Promise<Refusal | null>;
  /** Hears every change, for whoever shows what it would look like. */
  readonly onDraft?: (fields: ResidentFields) => void;
  readonly cancelTo?: string;
  /** Typed before and refused. */
  readonly typed?: Partial<ResidentFields>;
};

/** Who somebody is and how their tablet treats them: new, or to be changed. What most people need comes first. */
export function ResidentForm({ resident, photo, onSave, onDraft, cancelTo, typed }: Props) {
  const { t } = useWords();
  const { draft, set } = useDraft(resident, typed);
  const [choice, setChoice] = useState<PhotoChoice>(KEEP_PHOTO);
  const { busy, refused, run } = useSave();
  const said = JSON.stringify(draft);
  useEffect(() => onDraft?.(draft), [said]);
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
      <NameFields who={draft} onChange={set} />
      <PhotoField name={fullName(draft)} current={photo} choice={choice} onChoose={setChoice} />
      <CallingHoursField hours={draft.callingHours} onChange={(callingHours) => set({ callingHours })} />
      <QuietHoursField hours={draft.quietHours} onChange={(quietHours) => set({ quietHours })} />
      <CheckField
        label={t('family-calls.allow')}
        hint={t('family-calls.hint')}
        checked={draft.familyCalls}
        onChange={(familyCalls) => set({ familyCalls })}
      />
      <details class="form__more" open={hasOwnSenses(resident)}>
        <summary class="form__summary">{t('senses.title')}</summary>
        <p class="field__hint">{t('senses.hint')}</p>
        <SensesFields
          senses={draft}
          onChange={set}
          sample={draft.address || fullName(draft) || t('senses.sample')}
        />
      </details>
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
