import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Staff } from '../../../protocol/records.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';

export type Props = {
  readonly online: boolean;
  readonly onInvite: (role: Staff['role']) => Promise<Refusal | null>;
};

/** Before somebody new can come in: as what. Everything else they say themselves. */
export function InviteColleague({ online, onInvite }: Props) {
  const { t } = useWords();
  const [role, setRole] = useState<Staff['role']>('carer');
  const { busy, refused, run } = useSave();
  return (
    <form
      class="card form"
      onSubmit={(event) => {
        event.preventDefault();
        if (online) void run(() => onInvite(role));
      }}
    >
      <h2 class="card__title">{t('people.invite')}</h2>
      <SelectField
        label={t('people.role')}
        hint={t(`people.may.${role}`)}
        value={role}
        options={(['carer', 'admin'] as const).map((value) => ({ value, label: t(`people.role.${value}`) }))}
        onChange={setRole}
      />
      <FormFoot
        busy={busy || !online}
        refused={refused}
        label={t('people.make-link')}
        working={online ? t('people.making-link') : t('people.make-link')}
      />
    </form>
  );
}
