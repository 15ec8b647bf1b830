import { Field } from '../../../ui/Field.tsx';
import { useWords } from '../../app/words.ts';

export type Props = {
  /** What to open on the tablet. */
  readonly address: string;
  /** Whose code it is. */
  readonly label: string;
  readonly code: string;
  readonly isWrong: boolean;
  readonly onCode: (code: string) => void;
};

/** A tablet in one hand: open this on it, and type here what it shows. */
export function CodeSteps({ address, label, code, isWrong, onCode }: Props) {
  const { t } = useWords();
  return (
    <>
      <ol class="steps">
        <li>
          {t('tablets.step-open')} <strong class="steps__address">{address}</strong>
        </li>
        <li>{t('tablets.step-code')}</li>
      </ol>
      <Field
        label={label}
        hint={t('tablets.code-hint')}
        value={code}
        onInput={onCode}
        error={isWrong ? t('tablets.code-wrong') : undefined}
        autoComplete="off"
        maxLength={20}
        required
      />
    </>
  );
}
