import backspaceIcon from '@phosphor-icons/core/fill/backspace-fill.svg?raw';
import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import { useEffect, useRef } from 'preact/hooks';
import type { PanelTranslator } from '../../../i18n/panel.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { PanelButton } from './PanelButton.tsx';
import { PanelPage } from './PanelPage.tsx';
import './PinScreen.css';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export type Props = {
  readonly words: PanelTranslator;
  /** `ask`; the last one was `wrong`; `checking` it; `wait` before the next; no PIN is `not-set` in the console. */
  readonly state: 'ask' | 'wrong' | 'checking' | 'wait' | 'not-set';
  /** How long to wait yet. */
  readonly waitSeconds: number;
  readonly pin: string;
  readonly onPin: (pin: string) => void;
  readonly onTry: () => void;
  readonly onClose: () => void;
};

/**
 * Asks for the PIN. The field is a real one, so that a password manager can fill it and a badge reader, which is a
 * keyboard, can type into it; it does not take the focus by itself, because then Android's keyboard would cover ours.
 */
export function PinScreen(props: Props) {
  const { words, state, pin, onPin, onTry, onClose } = props;
  const field = useRef<HTMLInputElement>(null);
  useBadge(field, props);
  const isOpen = state === 'ask' || state === 'wrong';
  return (
    <PanelPage words={words} name="pin" title={words.t('pin.title')} onClose={onClose}>
      {state === 'not-set' ? (
        <p class="panel__text">{words.t('pin.not_set')}</p>
      ) : (
        <form
          class="pin"
          onSubmit={(event) => {
            event.preventDefault();
            if (isOpen) onTry();
          }}
        >
          <label class="pin__label">
            <span>{words.t('pin.label')}</span>
            <input
              ref={field}
              class="pin__field"
              type="password"
              inputMode="numeric"
              autocomplete="current-password"
              maxLength={12}
              value={pin}
              onInput={(event) => onPin(event.currentTarget.value)}
            />
          </label>
          <p class="pin__said" role="status">
            {said(props)}
          </p>
          <Keys words={words} pin={pin} onPin={onPin} onTry={onTry} isOpen={isOpen} />
        </form>
      )}
    </PanelPage>
  );
}

type KeysProps = Pick<Props, 'words' | 'pin' | 'onPin' | 'onTry'> & { isOpen: boolean };

function Keys({ words, pin, onPin, onTry, isOpen }: KeysProps) {
  const digit = (key: string) => (
    <PanelButton key={key} label={key} onPress={() => onPin(`${pin}${key}`.slice(0, 12))} />
  );
  return (
    <div class="pin__keys">
      {DIGITS.map(digit)}
      <PanelButton
        icon={<Icon svg={backspaceIcon} />}
        label={words.t('pin.delete')}
        onPress={() => onPin(pin.slice(0, -1))}
      />
      {digit('0')}
      <PanelButton
        kind="go"
        icon={<Icon svg={checkCircleIcon} />}
        label={words.t('pin.enter')}
        disabled={!isOpen}
        onPress={onTry}
      />
    </div>
  );
}

function said({ words, state, waitSeconds }: Props): string {
  switch (state) {
    case 'wrong':
      return words.t('pin.wrong');
    case 'checking':
      return words.t('pin.checking');
    case 'wait':
      return words.t('pin.wait', { minutes: minutesAndSeconds(waitSeconds) });
    default:
      return '';
  }
}

const minutesAndSeconds = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.ceil(seconds) % 60).padStart(2, '0')}`;

/** What a badge reader types while nothing has the focus belongs into the field. */
function useBadge(field: { readonly current: HTMLInputElement | null }, props: Props): void {
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const onKey = ({ key, target }: KeyboardEvent) => {
      const { pin, state, onPin, onTry } = latest.current;
      if (target === field.current || target instanceof HTMLButtonElement) return;
      if (/^\d$/.test(key)) onPin(`${pin}${key}`.slice(0, 12));
      else if (key === 'Enter' && (state === 'ask' || state === 'wrong')) onTry();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
