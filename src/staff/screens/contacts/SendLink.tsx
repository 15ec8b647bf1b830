import { useState } from 'preact/hooks';
import type { OwnAlerts, SendTo } from '../../../protocol/alerts.ts';
import type { Refusal } from '../../../protocol/errors.ts';
import { Field } from '../../../ui/Field.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';

export type Props = {
  readonly can: OwnAlerts['can'];
  readonly onSend: (send: Omit<SendTo, 'language'>) => Promise<Refusal | null>;
};

/** Instead of paper: the link goes to the relative's telephone or mailbox. Never printed. */
export function SendLink({ can, onSend }: Props) {
  const { t } = useWords();
  const { busy, refused, run } = useSave();
  const ways = (['mail', 'sms'] as const).filter((way) => can[way]);
  const [chosen, setVia] = useState<SendTo['via']>(ways[0] ?? 'mail');
  const [to, setTo] = useState('');
  if (ways.length === 0) return <p class="soft sheet__send">{t('send.not-set-up')}</p>;
  return (
    <form
      class="form sheet__send"
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => onSend({ via: chosen, to }));
      }}
    >
      {ways.length > 1 && (
        <SelectField
          label={t('send.how')}
          value={chosen}
          options={ways.map((value) => ({ value, label: t(`send.${value}`) }))}
          onChange={setVia}
        />
      )}
      <Field
        type={chosen === 'mail' ? 'email' : 'tel'}
        label={t(chosen === 'mail' ? 'send.address' : 'send.number')}
        hint={chosen === 'sms' ? t('send.number-hint') : undefined}
        value={to}
        required
        onInput={setTo}
      />
      <FormFoot busy={busy} refused={refused} label={t('send.go')} working={t('send.going')} />
    </form>
  );
}
