import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Facility } from '../../../protocol/records.ts';
import { Field } from '../../../ui/Field.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { CheckField } from '../form/CheckField.tsx';
import { FormFoot } from '../form/FormFoot.tsx';
import { useDraft } from '../form/use-draft.ts';
import { useSave } from '../form/use-save.ts';
import { FacilityFields } from './FacilityFields.tsx';
import { mayKeepPin, PinField } from './PinField.tsx';

export type Props = {
  readonly facility: Facility;
  /** `pin`: a new one for the tablets; null: as it is. */
  readonly onSave: (facility: Facility, pin: string | null) => Promise<Refusal | null>;
  /** What is to be known of messages here. */
  readonly messages: ComponentChildren;
};

/** Few enough to choose from, and in any case the one that is set. */
const minuteChoices = (set: number): string[] =>
  [...new Set([1, 2, 5, 10, 15, 30, 60, set])].sort((a, b) => a - b).map(String);

/** The same for how long messages stay after they were seen. */
const dayChoices = (set: number): string[] =>
  [...new Set([7, 30, 90, 180, 365, 730, 3650, set])].sort((a, b) => a - b).map(String);

/** What is the same for everybody in the house. */
export function FacilityForm({ facility, onSave, messages }: Props) {
  const { t } = useWords();
  const { draft, set } = useDraft(facility);
  const [pin, setPin] = useState('');
  const { busy, refused, run } = useSave();
  const save = async () => {
    if (mayKeepPin(pin) && (await run(() => onSave(draft, pin || null)))) setPin('');
  };
  return (
    <form
      class="card form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 class="card__title">{t('settings.facility')}</h2>
      <FacilityFields facility={draft} onChange={set} withTimeZone />
      <h2 class="card__title">{t('settings.tablets')}</h2>
      <PinField pin={pin} onInput={setPin} hint={t(facility.pin ? 'pin.hint-set' : 'pin.hint-none')} />
      <Field
        label={t('settings.return-to')}
        hint={t('settings.return-to-hint')}
        value={draft.returnTo ?? ''}
        onInput={(returnTo) => set({ returnTo })}
        maxLength={200}
      />
      <CheckField
        label={t('settings.night-calls')}
        hint={t('settings.night-calls-hint')}
        checked={draft.outgoingAtNight}
        onChange={(outgoingAtNight) => set({ outgoingAtNight })}
      />
      <CheckField
        label={t('settings.who-comes')}
        hint={t('settings.who-comes-hint')}
        checked={draft.tellWhoComes}
        onChange={(tellWhoComes) => set({ tellWhoComes })}
      />
      <CheckField
        label={t('shared.faces')}
        hint={t('shared.faces-hint')}
        checked={draft.chooseByFace ?? false}
        onChange={(chooseByFace) => set({ chooseByFace })}
      />
      <CheckField
        label={t('shared.cards')}
        hint={t('shared.cards-hint')}
        checked={draft.chooseByCard ?? false}
        onChange={(chooseByCard) => set({ chooseByCard })}
      />
      <SelectField
        label={t('lock.minutes')}
        hint={t('lock.minutes-hint')}
        value={String(draft.lockMinutes)}
        options={minuteChoices(draft.lockMinutes).map((value) => ({ value, label: value }))}
        onChange={(minutes) => set({ lockMinutes: Number(minutes) })}
      />
      <SelectField
        label={t('settings.message-days')}
        hint={t('settings.message-days-hint')}
        value={String(draft.messageDays)}
        options={dayChoices(draft.messageDays).map((value) => ({ value, label: value }))}
        onChange={(days) => set({ messageDays: Number(days) })}
      />
      {messages}
      <FormFoot busy={busy} refused={refused} label={t('common.save')} working={t('common.saving')} />
    </form>
  );
}
