import { useState } from 'preact/hooks';
import { LANGUAGE_NAMES } from '../../../i18n/languages.ts';
import { STAFF_LANGUAGES, type StaffLanguage } from '../../../i18n/staff.ts';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Facility } from '../../../protocol/records.ts';
import { Button } from '../../../ui/Button.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';
import { PageTitle } from '../frame/PageTitle.tsx';
import { FacilityFields } from './FacilityFields.tsx';

export type Props = {
  readonly facility: Facility | null;
  readonly person: string;
  readonly onSave: (facility: Facility) => Promise<Refusal | null>;
  readonly onLanguage: (language: StaffLanguage) => void;
  readonly onSignOut: () => void;
};

/** The facility's name, words and time; and this page's own language. */
export function SettingsPage({ facility, person, onSave, onLanguage, onSignOut }: Props) {
  const { t, language } = useWords();
  return (
    <div class="page">
      <PageTitle title={t('nav.settings')} />
      {facility && <FacilityForm facility={facility} onSave={onSave} />}
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
          <Button icon="sign-out" onPress={onSignOut}>
            {t('session.sign-out')}
          </Button>
        </div>
      </section>
    </div>
  );
}

function FacilityForm({ facility, onSave }: { facility: Facility; onSave: Props['onSave'] }) {
  const { t } = useWords();
  const [draft, setDraft] = useState(facility);
  const { busy, refused, run } = useSave();
  return (
    <form
      class="card form"
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => onSave(draft));
      }}
    >
      <h2 class="card__title">{t('settings.facility')}</h2>
      <FacilityFields facility={draft} onChange={setDraft} withTimeZone />
      <FormFoot busy={busy} refused={refused} label={t('common.save')} working={t('common.saving')} />
    </form>
  );
}
