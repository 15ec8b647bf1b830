import qrCodeIcon from '@phosphor-icons/core/fill/qr-code-fill.svg?raw';
import type { Refusal } from '../../../protocol/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { useSave } from '../form/use-save.ts';

export type Props = {
  /** Since when they have a card, in words; null: they have none; undefined: only the server knows, and is away. */
  readonly since: string | null | undefined;
  readonly onPrint: () => Promise<Refusal | null>;
  readonly onRevoke: () => Promise<Refusal | null>;
};

/** The QR card or bracelet of somebody who uses shared tablets. */
export function CardCard({ since, onPrint, onRevoke }: Props) {
  const { t } = useWords();
  const { busy, refused, run } = useSave();
  return (
    <section class="card departure" aria-label={t('cards.title')}>
      <h2 class="card__title">{t('cards.title')}</h2>
      <p class="soft">{t('cards.text')}</p>
      {since === undefined ? (
        <p class="soft">{t('sync.needs-network')}</p>
      ) : (
        <>
          <p>{since === null ? t('cards.none') : t('cards.since', { when: since })}</p>
          <div class="qr-card-deeds">
            <Button icon={qrCodeIcon} aria-disabled={busy} onPress={() => void run(onPrint)}>
              {t(since === null ? 'cards.print' : 'cards.replace')}
            </Button>
            {since !== null && (
              <Button variant="quiet" aria-disabled={busy} onPress={() => void run(onRevoke)}>
                {t('cards.revoke')}
              </Button>
            )}
          </div>
        </>
      )}
      <p class="field__error" role="alert">
        {refused}
      </p>
    </section>
  );
}
