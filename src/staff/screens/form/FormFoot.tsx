import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';

export type Props = {
  readonly busy: boolean;
  readonly refused: string | null;
  /** What the press does, and what it says while it does it. */
  readonly label: string;
  readonly working: string;
  /** Where it leads; or what it does, for a form that has no address and opens where its button was. */
  readonly cancelTo?: string;
  readonly onCancel?: () => void;
};

/** The end of every form: why it was not taken, the button that saves, and the way out. */
export function FormFoot({ busy, refused, label, working, cancelTo, onCancel }: Props) {
  const { t } = useWords();
  const foot = useRef<HTMLDivElement>(null);
  const isOpenedHere = onCancel !== undefined;
  // The button that opened it is gone, and the focus with it.
  useEffect(() => {
    if (isOpenedHere)
      foot.current?.closest('form')?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [isOpenedHere]);
  return (
    <div class="form-foot" ref={foot}>
      <p class="form-foot__refused" role="alert">
        {refused}
      </p>
      <div class="form-foot__buttons">
        <Button type="submit" variant="primary" aria-disabled={busy}>
          {busy ? working : label}
        </Button>
        {cancelTo && (
          <a class="link-button" href={cancelTo}>
            {t('common.cancel')}
          </a>
        )}
        {onCancel && (
          <Button variant="quiet" onPress={onCancel}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
    </div>
  );
}
