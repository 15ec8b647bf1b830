import sendIcon from '@phosphor-icons/core/fill/paper-plane-tilt-fill.svg?raw';
import { useId } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import type { Words } from '../Page.tsx';
import './WriteWords.css';

export type Props = {
  t: Words;
  text: string;
  /** How many letters a tablet can show at once. */
  most: number;
  onText: (text: string) => void;
  onSend: () => void;
};

/** A few words, shown large on the tablet and read out where it has a voice. */
export function WriteWords({ t, text, most, onText, onSend }: Props) {
  const id = useId();
  return (
    <div class="write">
      <label class="write__label" for={id}>
        {t('write.label')}
      </label>
      <textarea
        id={id}
        class="write__text"
        rows={5}
        maxLength={most}
        aria-describedby={`${id}-left`}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <p id={`${id}-left`} class="write__left">
        {t('write.left', { count: most - text.length })}
      </p>
      <Button variant="primary" icon={sendIcon} disabled={text.trim() === ''} onPress={onSend}>
        {t('compose.send')}
      </Button>
    </div>
  );
}
