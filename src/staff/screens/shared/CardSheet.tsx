import printerIcon from '@phosphor-icons/core/fill/printer-fill.svg?raw';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { QrCode } from '../../../ui/QrCode.tsx';
import { useWords } from '../../app/words.ts';

export type Props = {
  readonly name: string;
  readonly facilityName: string;
  /** What the code says. */
  readonly text: string;
  readonly onPrint: () => void;
  readonly onClose: () => void;
};

/** A fresh card and a strip for a bracelet, to be printed and cut out. Shown once: the secret is stored nowhere. */
export function CardSheet({ name, facilityName, text, onPrint, onClose }: Props) {
  const { t } = useWords();
  return (
    <Dialog title={t('cards.sheet-title', { name })} onClose={onClose}>
      <div class="sheet">
        <div class="qr-card">
          <QrCode text={text} label={t('cards.qr')} />
          <p class="qr-card__words">
            <strong>{name}</strong>
            <span>{facilityName}</span>
            <span>{t('cards.how')}</span>
          </p>
        </div>
        <div class="qr-card qr-card--strip" aria-hidden="true">
          <QrCode text={text} label="" />
          <p class="qr-card__words">
            <strong>{name}</strong>
            <span>{facilityName}</span>
          </p>
        </div>
        <p class="soft qr-card__once">{t('cards.once')}</p>
        <div class="dialog-buttons">
          <Button icon={printerIcon} autoFocus onPress={onPrint}>
            {t('sheet.print')}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
