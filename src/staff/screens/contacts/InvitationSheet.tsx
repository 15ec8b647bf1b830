import copyIcon from '@phosphor-icons/core/fill/copy-fill.svg?raw';
import printerIcon from '@phosphor-icons/core/fill/printer-fill.svg?raw';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { QrCode } from '../../../ui/QrCode.tsx';
import { useWords } from '../../app/words.ts';

export type Props = {
  readonly contactName: string;
  readonly residentName: string;
  readonly facilityName: string;
  readonly link: string;
  /** A day in words. */
  readonly expires: string;
  /** false when the browser did not let us. */
  readonly onCopy: (link: string) => Promise<boolean>;
  readonly onPrint: () => void;
  readonly onClose: () => void;
  /** Other ways than paper. */
  readonly children?: ComponentChildren;
};

/** A fresh invitation, to be scanned, copied or printed. It is shown once: the secret is stored nowhere. */
export function InvitationSheet(props: Props) {
  const { t } = useWords();
  const { contactName, residentName, facilityName, link, expires } = props;
  return (
    <Dialog title={t('sheet.title', { name: contactName })} onClose={props.onClose}>
      <div class="sheet">
        <p>{t('sheet.for', { resident: residentName, facility: facilityName })}</p>
        <QrCode text={link} label={t('sheet.qr')} />
        <ol class="sheet__steps">
          <li>{t('sheet.step-camera')}</li>
          <li>{t('sheet.step-allow')}</li>
          <li>{t('sheet.step-done', { resident: residentName })}</li>
        </ol>
        <LinkField {...props} />
        <p class="soft">
          {t('access.valid-until', { day: expires })}. {t('sheet.only-for', { name: contactName })}
        </p>
        {props.children}
        <div class="dialog-buttons">
          <Button icon={printerIcon} autoFocus onPress={props.onPrint}>
            {t('sheet.print')}
          </Button>
          <Button variant="primary" onPress={props.onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function LinkField({ link, onCopy }: Pick<Props, 'link' | 'onCopy'>) {
  const { t } = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <div class="sheet__link">
      <input
        class="field__input"
        readOnly
        aria-label={t('sheet.link')}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p class="sheet__printed">{link}</p>
      <Button icon={copyIcon} onPress={() => void onCopy(link).then(setCopied)}>
        {t('sheet.copy')}
      </Button>
      <p role="status">{copied !== null && t(copied ? 'sheet.copied' : 'sheet.copy-failed')}</p>
    </div>
  );
}
