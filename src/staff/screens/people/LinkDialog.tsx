import copyIcon from '@phosphor-icons/core/fill/copy-fill.svg?raw';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { QrCode } from '../../../ui/QrCode.tsx';
import { useWords } from '../../app/words.ts';

export type Props = {
  readonly link: string;
  /** A day in words. */
  readonly expires: string;
  /** false when the browser did not let us. */
  readonly onCopy: (link: string) => Promise<boolean>;
  readonly onClose: () => void;
  /** Other ways than showing it. */
  readonly children?: ComponentChildren;
};

/** A fresh link for a colleague. It is shown once: the secret is stored nowhere. */
export function LinkDialog({ link, expires, onCopy, onClose, children }: Props) {
  const { t } = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <Dialog title={t('people.link-title')} onClose={onClose}>
      <div class="sheet">
        <p>{t('people.link-text')}</p>
        <QrCode text={link} label={t('sheet.qr')} />
        <div class="sheet__link">
          <input
            class="field__input"
            readOnly
            aria-label={t('sheet.link')}
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button icon={copyIcon} onPress={() => void onCopy(link).then(setCopied)}>
            {t('sheet.copy')}
          </Button>
          <p role="status">{copied !== null && t(copied ? 'sheet.copied' : 'sheet.copy-failed')}</p>
        </div>
        <p class="soft">{t('access.valid-until', { day: expires })}</p>
        {children}
        <div class="dialog-buttons">
          <Button autoFocus onPress={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
