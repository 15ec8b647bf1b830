import { LANGUAGE_NAMES, LANGUAGES } from '../../../i18n/languages.ts';
import type { Resident } from '../../../protocol/records.ts';
import { Field } from '../../../ui/Field.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { SuggestField } from '../form/SuggestField.tsx';
import { addressSuggestions } from './addresses.ts';

type Who = Pick<Resident, 'givenName' | 'familyName' | 'language' | 'room' | 'address'>;

export type Props = { readonly who: Who; readonly onChange: (change: Partial<Who>) => void };

/** What everybody has: names, a room, a language, and how one says good morning to them. */
export function NameFields({ who, onChange }: Props) {
  const { t } = useWords();
  return (
    <>
      <div class="form__pair">
        <Field
          label={t('field.given-name')}
          value={who.givenName}
          onInput={(givenName) => onChange({ givenName })}
          maxLength={60}
          autoComplete="off"
          required
        />
        <Field
          label={t('field.family-name')}
          value={who.familyName}
          onInput={(familyName) => onChange({ familyName })}
          maxLength={60}
          autoComplete="off"
        />
      </div>
      <div class="form__pair">
        <SelectField
          label={t('field.language')}
          value={who.language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={(language) => onChange({ language })}
        />
        <Field
          label={t('field.room')}
          value={who.room}
          onInput={(room) => onChange({ room })}
          maxLength={20}
          autoComplete="off"
        />
      </div>
      <SuggestField
        label={t('field.address')}
        hint={t('field.address-hint')}
        value={who.address}
        onInput={(address) => onChange({ address })}
        suggestions={addressSuggestions(who, who.language)}
        maxLength={60}
      />
    </>
  );
}
