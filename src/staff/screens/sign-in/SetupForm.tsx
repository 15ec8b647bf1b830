import { useState } from 'preact/hooks';
import { type Facility, USUAL_FACILITY } from '../../../protocol/records.ts';
import { Field } from '../../../ui/Field.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { likelyZone } from '../form/use-save.ts';
import { FacilityFields } from '../settings/FacilityFields.tsx';
import { mayKeepPin, PinField } from '../settings/PinField.tsx';
import { PasswordField } from './PasswordField.tsx';

export type Admin = { name: string; email: string; password: string };

export type Props = {
  readonly busy: boolean;
  readonly refused: string | null;
  /** A PIN for the tablets to begin with. */
  readonly suggestedPin: string;
  readonly onSetUp: (setup: { facility: Facility; admin: Admin; pin: string }) => void;
};

/** The very first page, once in a facility's life: what it is called, and who begins. */
export function SetupForm({ busy, refused, suggestedPin, onSetUp }: Props) {
  const { t, language } = useWords();
  const [facility, setFacility] = useState<Facility>({
    ...USUAL_FACILITY,
    name: '',
    timeZone: likelyZone(),
    language: language.value,
    personWord: 'resident',
  });
  const [admin, setAdmin] = useState<Admin>({ name: '', email: '', password: '' });
  const [pin, setPin] = useState(suggestedPin);
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && mayKeepPin(pin)) onSetUp({ facility, admin, pin });
      }}
    >
      <p>{t('setup.intro')}</p>
      <fieldset class="form__part">
        <legend class="form__legend">{t('settings.facility')}</legend>
        <FacilityFields
          facility={facility}
          onChange={(change) => setFacility({ ...facility, ...change })}
          withTimeZone={false}
        />
        <PinField pin={pin} onInput={setPin} hint={t('pin.hint-setup')} />
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
