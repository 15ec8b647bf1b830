import bellRingingIcon from '@phosphor-icons/core/fill/bell-ringing-fill.svg?raw';
import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Address } from '../../../protocol/records.ts';
import type { WillRing } from '../../../protocol/rings.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';
import { standsKey, whyKey } from './ring-words.ts';

export type RingFields = Pick<Address, 'mail' | 'phone'> & { readonly standInId: Id | null };

export type Props = {
  readonly name: string;
  readonly devices: readonly { readonly id: Id; readonly label: string; readonly will: WillRing }[];
  readonly fields: RingFields;
  /** Who may be rung in this one's place. */
  readonly others: readonly { readonly id: Id; readonly name: string }[];
  readonly onCheck: () => Promise<Refusal | null>;
  readonly onSave: (fields: RingFields) => Promise<Refusal | null>;
};

const NOBODY = 'nobody';

/** Will this contact's phone ring? What is missing is said with how it is mended; and what happens when it stays silent. */
export function RingCard({ name, devices, fields, others, onCheck, onSave }: Props) {
  const { t } = useWords();
  const { busy, refused, run } = useSave();
  const [draft, setDraft] = useState(fields);
  const nobody = { value: NOBODY, label: t('ring.stand-in-nobody') };
  return (
    <section class="card form" aria-label={t('ring.title', { name })}>
      <h2 class="card__title">{t('ring.title', { name })}</h2>
      {devices.length === 0 && <p class="soft">{t('ring.no-device')}</p>}
      <ul class="rows">
        {devices.map(({ id, label, will }) => (
          <li key={id} class="rows__row">
            <span class="rows__text">
              <strong>{label}</strong>
              <span class={will.at === 'rings' ? 'standing standing--online' : 'soft'}>
                {t(standsKey(will))}
              </span>
              <WhyText will={will} />
            </span>
          </li>
        ))}
      </ul>
      {devices.length > 0 && (
        <div>
          <Button icon={bellRingingIcon} aria-disabled={busy} onPress={() => void run(onCheck)}>
            {t('ring.check')}
          </Button>
        </div>
      )}
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => onSave(draft));
        }}
      >
        <p class="soft">{t('ring.silent-hint')}</p>
        <Field
          type="tel"
          label={t('ring.phone')}
          hint={t('send.number-hint')}
          value={draft.phone}
          onInput={(phone) => setDraft({ ...draft, phone })}
        />
        <Field
          type="email"
          label={t('ring.mail')}
          value={draft.mail}
          onInput={(mail) => setDraft({ ...draft, mail })}
        />
        <SelectField
          label={t('ring.stand-in')}
          hint={t('ring.stand-in-hint')}
          value={draft.standInId ?? NOBODY}
          options={[nobody, ...others.map((one) => ({ value: one.id, label: one.name }))]}
          onChange={(id) => setDraft({ ...draft, standInId: id === NOBODY ? null : id })}
        />
        <FormFoot busy={busy} refused={refused} label={t('common.save')} working={t('common.saving')} />
      </form>
    </section>
  );
}

function WhyText({ will }: { will: WillRing }) {
  const { t } = useWords();
  const key = whyKey(will);
  return key && <span>{t(key)}</span>;
}
