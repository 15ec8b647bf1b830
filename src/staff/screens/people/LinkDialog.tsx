import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useWords } from '../../app/words.ts';
import { qrPath } from '../contacts/qr-path.ts';

export type Props = {
  readonly link: string;
  /** A day in words. */
  readonly expires: string;
  /** false when the browser did not let us. */
  readonly onCopy: (link: string) => Promise<boolean>;
  readonly onClose: () => void;
};

/** A fresh link for a colleague. It is shown once: the secret is stored nowhere. */
export function LinkDialog({ link, expires, onCopy, onClose }: Props) {
  const { t } = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  const { size, d } = qrPath(link);
  return (
    <Dialog title={t('people.link-title')} onClose={onClose}>
      <div class="sheet">
        <p>{t('people.link-text')}</p>
        <svg
          class="qr"
          viewBox={`0 0 ${size} ${size}`}
          role="img"
          aria-label={t('sheet.qr')}
          shape-rendering="crispEdges"
        >
          <rect width={size} height={size} fill="#fff" />
          <path d={d} fill="#000" />
        </svg>
        <div class="sheet__link">
          <input
            class="field__input"
            readOnly
            aria-label={t('sheet.link')}
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button icon="copy" onPress={() => void onCopy(link).then(setCopied)}>
            {t('sheet.copy')}
          </Button>
          <p role="status">{copied !== null && t(copied ? 'sheet.copied' : 'sheet.copy-failed')}</p>
        </div>
        <p class="soft">{t('access.valid-until', { day: expires })}</p>
        <div class="dialog-buttons">
          <Button variant="primary" autoFocus onPress={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
