import moonStarsIcon from '@phosphor-icons/core/fill/moon-stars-fill.svg?raw';
import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useWords } from '../../app/words.ts';
import { useSave } from '../form/use-save.ts';
import { CARE_MINUTES, type CareMinutes } from './care.ts';

export type Props = {
  /** Who is cared for, or the whole house. */
  readonly title: string;
  readonly onStart: (minutes: CareMinutes) => Promise<Refusal | null>;
};

/** *Care in progress*: no call comes in for a while. Two presses, and it ends by itself. */
export function CareButton({ title, onStart }: Props) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { busy, refused, run } = useSave();
  const start = async (minutes: CareMinutes) => {
    if (await run(() => onStart(minutes))) setOpen(false);
  };
  return (
    <>
      <Button icon={moonStarsIcon} aria-haspopup="dialog" onPress={() => setOpen(true)}>
        {t('care.start')}
      </Button>
      {isOpen && (
        <Dialog title={title} onClose={() => setOpen(false)}>
          <p>{t('care.hint')}</p>
          <div class="care__minutes">
            {CARE_MINUTES.map((minutes) => (
              <Button
                key={minutes}
                variant="primary"
                aria-disabled={busy}
                onPress={() => void start(minutes)}
              >
                {t('care.minutes', { minutes })}
              </Button>
            ))}
          </div>
          <p class="form-foot__refused" role="alert">
            {refused}
          </p>
          <div class="dialog-buttons">
            <Button onPress={() => setOpen(false)}>{t('common.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
