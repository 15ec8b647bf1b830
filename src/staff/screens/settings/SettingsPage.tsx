import signOutIcon from '@phosphor-icons/core/fill/sign-out-fill.svg?raw';
import type { ComponentChildren } from 'preact';
import { LANGUAGE_NAMES, STAFF_LANGUAGES, type StaffLanguage } from '../../../i18n/languages.ts';
import type { Facility } from '../../../protocol/records.ts';
import { Button } from '../../../ui/Button.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { FacilityForm, type Props as FacilityProps } from './FacilityForm.tsx';

export type Props = {
  /** Null: not there yet. */
  readonly facility: Facility | null;
  readonly isAdmin: boolean;
  readonly person: string;
  readonly onSave: FacilityProps['onSave'];
  readonly messages: FacilityProps['messages'];
  readonly onLanguage: (language: StaffLanguage) => void;
  readonly onSignOut: () => void;
  /** *Care in progress* for the whole house; absent while it is on, for then a banner lies above. */
  readonly care: ComponentChildren;
};

/** The facility's name, words and time; and this page's own language. */
export function SettingsPage(props: Props) {
  const { isAdmin, facility, person, onSave, messages, onLanguage, onSignOut, care } = props;
  const { t, language } = useWords();
  return (
    <>
      {!isAdmin && <p class="soft">{t('settings.admins-only')}</p>}
      {facility && isAdmin && <FacilityForm {...{ facility, onSave, messages }} />}
      {care && (
        <section class="card form">
          <h2 class="card__title">{t('care.house')}</h2>
          <p>{t('care.house-hint')}</p>
          <div>{care}</div>
        </section>
      )}
      <section class="card form">
        <h2 class="card__title">{t('settings.this-page')}</h2>
        <SelectField
          label={t('settings.console-language')}
          value={language.value}
          options={STAFF_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={onLanguage}
        />
        <p class="soft">{person}</p>
        <div>
          <Button icon={signOutIcon} onPress={onSignOut}>
            {t('session.sign-out')}
          </Button>
        </div>
      </section>
    </>
  );
}
