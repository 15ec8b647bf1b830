import { Field } from '../../../ui/Field.tsx';
import { useWords } from '../../app/words.ts';
import { isEasyPin, isPin } from './pin.ts';

export type Props = {
  /** The PIN that is typed; empty: none, or the one that is set stays. */
  readonly pin: string;
  readonly onInput: (pin: string) => void;
  readonly hint: string;
};

/** The staff's PIN for tablets, in plain sight: whoever sets it has to tell it to the team. */
export function PinField({ pin, onInput, hint }: Props) {
  const { t } = useWords();
  const wrong = pin !== '' && !isPin(pin) ? t('pin.rule') : isEasyPin(pin) && pin ? t('pin.easy') : undefined;
  return (
    <Field
      label={t('pin.title')}
      hint={hint}
      value={pin}
      onInput={(typed) => onInput(typed.replaceAll(/\D/g, ''))}
      error={wrong}
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
    />
  );
}

/** May this be saved? An empty field leaves everything as it is. */
export const mayKeepPin = (pin: string): boolean => pin === '' || isPin(pin);
