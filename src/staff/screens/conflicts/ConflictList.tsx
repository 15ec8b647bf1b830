import warningCircleIcon from '@phosphor-icons/core/fill/warning-circle-fill.svg?raw';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useWords } from '../../app/words.ts';

/** One value of a field: what it was set to, by whom and when. */
export type Said = { readonly text: string; readonly by: string; readonly when: string };

export type ConflictRow = {
  readonly id: string;
  /** Whose record: *Anne Weber*. */
  readonly name: string;
  readonly field: string;
  readonly kept: Said;
  readonly lost: Said;
};

export type Props = {
  readonly conflicts: readonly ConflictRow[];
  readonly onRestore: (id: string) => void;
  readonly onKeep: (id: string) => void;
};

/** Two people changed the same thing without knowing of each other: both values, and who decides takes one press. */
export function ConflictList({ conflicts, onRestore, onKeep }: Props) {
  const { t } = useWords();
  if (conflicts.length === 0) return null;
  return (
    <section class="card conflicts" aria-label={t('conflicts.title')}>
      <h2 class="card__title">
        <Icon svg={warningCircleIcon} /> {t('conflicts.title')}
      </h2>
      <p class="soft">{t('conflicts.text')}</p>
      <ul class="rows">
        {conflicts.map((conflict) => (
          <li key={conflict.id} class="rows__row">
            <Values conflict={conflict} />
            <Button variant="primary" onPress={() => onKeep(conflict.id)}>
              {t('conflicts.keep', { value: conflict.kept.text })}
            </Button>
            <Button onPress={() => onRestore(conflict.id)}>
              {t('conflicts.restore', { value: conflict.lost.text })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Values({ conflict: { name, field, kept, lost } }: { conflict: ConflictRow }) {
  const { t } = useWords();
  return (
    <div class="rows__text">
      <strong>
        {name} · {field}
      </strong>
      <span>{t('conflicts.kept', kept)}</span>
      <span class="soft">{t('conflicts.lost', lost)}</span>
    </div>
  );
}
