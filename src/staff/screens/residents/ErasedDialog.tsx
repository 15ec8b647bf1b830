import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useWords } from '../../app/words.ts';
import { WhatRemains } from './WhatRemains.tsx';

export type Props = {
  readonly gone: {
    readonly contacts: number;
    readonly devices: number;
    readonly calls: number;
    readonly media: number;
  };
  readonly onClose: () => void;
};

/** Somebody was erased: how much went, and what remains. No name: there is none any more. */
export function ErasedDialog({ gone, onClose }: Props) {
  const { t } = useWords();
  return (
    <Dialog
      title={t('erase.done')}
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('common.close')}</Button>}
    >
      <p>{t('erase.gone', gone)}</p>
      <WhatRemains />
    </Dialog>
  );
}
