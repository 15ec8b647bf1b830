import { useId } from 'preact/hooks';
import type { Contact } from '../../../protocol/records.ts';
import { Field } from '../../../ui/Field.tsx';
import { useWords } from '../../app/words.ts';
import { CheckField } from '../form/CheckField.tsx';
import { OwnHoursField } from '../residents/HoursField.tsx';

export type KindChoice = Pick<Contact, 'kind' | 'phone' | 'mayCall' | 'callingHours'>;

export type Props = { readonly draft: KindChoice; readonly set: (change: Partial<KindChoice>) => void };

const KINDS = ['relative', 'phone', 'station'] as const;

/** By which way a contact is reached: a relative's browser, the tablet's own dialler, or the carers' console. */
export function KindField({ draft, set }: Props) {
  const { t } = useWords();
  const group = useId();
  return (
    <fieldset class="form__part">
      <legend class="field__label">{t('kind.title')}</legend>
      {KINDS.map((kind) => (
        <label key={kind} class="choice">
          <input type="radio" name={group} checked={draft.kind === kind} onChange={() => set({ kind })} />
          <span>{t(`kind.${kind}`)}</span>
        </label>
      ))}
      <p class="field__hint">{t(`kind.${draft.kind}-hint`)}</p>
      {draft.kind === 'phone' && (
        <Field
          type="tel"
          label={t('kind.number')}
          hint={t('kind.number-hint')}
          value={draft.phone}
          onInput={(typed) => set({ phone: typed.replace(/[^\d+ ]/g, ' ').replace(/ +/g, ' ') })}
          inputMode="tel"
          maxLength={24}
          autoComplete="off"
          required
        />
      )}
    </fieldset>
  );
}

/** Of a relative: whether they may call, and when. */
export function MayCallFields({ draft, set }: Props) {
  const { t } = useWords();
  if (draft.kind !== 'relative') return null;
  return (
    <>
      <CheckField
        label={t('kind.may-call')}
        hint={t('kind.may-call-hint')}
        checked={draft.mayCall}
        onChange={(mayCall) => set({ mayCall })}
      />
      {draft.mayCall && (
        <OwnHoursField hours={draft.callingHours} onChange={(callingHours) => set({ callingHours })} />
      )}
    </>
  );
}
