import { useState } from 'preact/hooks';
import { type Facility, USUAL_FACILITY } from '../../../protocol/records.ts';
import { Field } from '../../../ui/Field.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { likelyZone } from '../form/use-save.ts';
import { FacilityFields } from '../settings/FacilityFields.tsx';
import { PasswordField } from './PasswordField.tsx';

export type Admin = { name: string; email: string; password: string };

export type Props = {
  readonly busy: boolean;
  readonly refused: string | null;
  readonly onSetUp: (setup: { facility: Facility; admin: Admin }) => void;
};

/** The very first page, once in a facility's life: what it is called, and who begins. */
export function SetupForm({ busy, refused, onSetUp }: Props) {
  const { t, language } = useWords();
  const [facility, setFacility] = useState<Facility>({
    ...USUAL_FACILITY,
    name: '',
    timeZone: likelyZone(),
    language: language.value,
    personWord: 'resident',
  });
  const [admin, setAdmin] = useState<Admin>({ name: '', email: '', password: '' });
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSetUp({ facility, admin });
      }}
    >
      <p>{t('setup.intro')}</p>
      <fieldset class="form__part">
        <legend class="form__legend">{t('settings.facility')}</legend>
        <FacilityFields facility={facility} onChange={setFacility} withTimeZone={false} />
      </fieldset>
      <AdminFields admin={admin} onChange={setAdmin} />
      <FormFoot busy={busy} refused={refused} label={t('setup.submit')} working={t('setup.working')} />
    </form>
  );
}

function AdminFields({ admin, onChange }: { admin: Admin; onChange: (admin: Admin) => void }) {
  const { t } = useWords();
  return (
    <fieldset class="form__part">
      <legend class="form__legend">{t('setup.you')}</legend>
      <Field
        label={t('setup.name')}
        value={admin.name}
        onInput={(name) => onChange({ ...admin, name })}
        autoComplete="name"
        maxLength={80}
        required
      />
      <Field
        label={t('sign-in.email')}
        type="email"
        value={admin.email}
        onInput={(email) => onChange({ ...admin, email })}
        autoComplete="username"
        maxLength={200}
        required
      />
      <PasswordField
        kind="new"
        value={admin.password}
        onInput={(password) => onChange({ ...admin, password })}
      />
    </fieldset>
  );
}
