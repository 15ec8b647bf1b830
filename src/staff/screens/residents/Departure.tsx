import trashIcon from '@phosphor-icons/core/fill/trash-fill.svg?raw';
import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { useSave } from '../form/use-save.ts';
import { EraseDialog } from './EraseDialog.tsx';

export type Props = {
  readonly name: string;
  readonly isArchived: boolean;
  readonly onArchive: () => Promise<Refusal | null>;
  readonly onRestore: () => Promise<Refusal | null>;
  /** What only admins may do; null for others. */
  readonly admin: {
    readonly isOnline: boolean;
    /** Where the archive of this person is downloaded. */
    readonly exportTo: string;
    readonly onErase: () => Promise<Refusal | null>;
  } | null;
};

/** Somebody leaves the house: put away, taken along, or erased. */
export function Departure({ name, isArchived, onArchive, onRestore, admin }: Props) {
  const { t } = useWords();
  const { busy, refused, run } = useSave();
  const [asking, setAsking] = useState(false);
  return (
    <section class="card departure" aria-label={t('departure.title')}>
      <h2 class="card__title">{t('departure.title')}</h2>
      <div class="departure__deed">
        <p class="soft">{t(isArchived ? 'departure.restore-text' : 'departure.archive-text')}</p>
        <Button aria-disabled={busy} onPress={() => void run(isArchived ? onRestore : onArchive)}>
          {t(isArchived ? 'departure.restore' : 'departure.archive')}
        </Button>
      </div>
      <p class="field__error" role="alert">
        {refused}
      </p>
      {admin ? (
        <>
          <div class="departure__deed">
            <p class="soft">{t('departure.export-text')}</p>
            {admin.isOnline && (
              <a class="button button--plain" href={admin.exportTo} download="">
                <span>{t('departure.export')}</span>
              </a>
            )}
          </div>
          <div class="departure__deed">
            <p class="soft">{t('departure.erase-text')}</p>
            {admin.isOnline && (
              <Button variant="danger" icon={trashIcon} onPress={() => setAsking(true)}>
                {t('departure.erase')}
              </Button>
            )}
          </div>
          {!admin.isOnline && <p class="soft">{t('sync.needs-network')}</p>}
        </>
      ) : (
        <p class="soft">{t('residents.remove-admins')}</p>
      )}
      {asking && admin && (
        <EraseDialog name={name} onErase={admin.onErase} onClose={() => setAsking(false)} />
      )}
    </section>
  );
}
