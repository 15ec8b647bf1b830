import trashIcon from '@phosphor-icons/core/fill/trash-fill.svg?raw';
import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useWords } from '../../app/words.ts';
import { type Save, useSave } from '../form/use-save.ts';
import { WhatRemains } from './WhatRemains.tsx';

export type Props = {
  readonly name: string;
  readonly onErase: Save;
  readonly onClose: () => void;
};

/** Before somebody is erased for good: what goes, what remains, and the name typed by hand. */
export function EraseDialog({ name, onErase, onClose }: Props) {
  const { t } = useWords();
  const { busy, refused, run } = useSave();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const isTheirs = isSameName(typed, name);
  const erase = async () => {
    setTried(true);
    if (isTheirs && (await run(onErase))) onClose();
  };
  return (
    <Dialog title={t('erase.title', { name })} onClose={onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void erase();
        }}
      >
        <p>{t('erase.goes')}</p>
        <WhatRemains />
        <Field
          label={t('erase.type', { name })}
          value={typed}
          autoComplete="off"
          onInput={setTyped}
          error={tried && !isTheirs ? t('erase.other-name') : undefined}
        />
        <p class="form-foot__refused" role="alert">
          {refused}
        </p>
        <div class="dialog-buttons">
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="danger" icon={trashIcon} aria-disabled={busy}>
            {busy ? t('erase.working') : t('departure.erase')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Typed as it is shown; how it is spaced, and which apostrophe the keyboard has, is nobody's mistake. */
function isSameName(typed: string, name: string): boolean {
  const plain = (text: string) => text.normalize('NFC').replace(/[’']/g, "'").trim().split(/\s+/).join(' ');
  return plain(typed) === plain(name);
}
