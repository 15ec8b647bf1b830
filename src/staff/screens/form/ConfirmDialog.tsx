import trashIcon from '@phosphor-icons/core/fill/trash-fill.svg?raw';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useWords } from '../../app/words.ts';
import { type Save, useSave } from './use-save.ts';

export type Props = {
  readonly title: string;
  /** What goes, in plain words. */
  readonly text: string;
  readonly confirm: string;
  readonly onConfirm: Save;
  readonly onClose: () => void;
};

/** Before something that cannot be taken back. */
export function ConfirmDialog({ title, text, confirm, onConfirm, onClose }: Props) {
  const { t } = useWords();
  const { busy, refused, run } = useSave();
  const confirmed = async () => {
    if (await run(onConfirm)) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <p class="form-foot__refused" role="alert">
        {refused}
      </p>
      <div class="dialog-buttons">
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button variant="danger" icon={trashIcon} aria-disabled={busy} onPress={() => void confirmed()}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
