import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';

export type RefusedRow = {
  readonly id: string;
  readonly what: string;
  /** In words: *This no longer exists.* */
  readonly why: string;
  /** Where the same can be typed anew; null: nowhere any more. */
  readonly href: string | null;
};

export type Props = {
  readonly refused: readonly RefusedRow[];
  readonly onRetry: (id: string) => void;
  readonly onEdit: (id: string) => void;
  readonly onDiscard: (id: string) => void;
};

/** What the server would not take, with its reason: nothing of it is lost until somebody says so. */
export function RefusedList({ refused, onRetry, onEdit, onDiscard }: Props) {
  const { t } = useWords();
  if (refused.length === 0) return null;
  return (
    <section class="card" aria-label={t('changes.refused')}>
      <h2 class="card__title">{t('changes.refused')}</h2>
      <ul class="rows">
        {refused.map(({ id, what, why, href }) => (
          <li key={id} class="rows__row">
            <div class="rows__text">
              <strong>{what}</strong>
              <span>{why}</span>
            </div>
            <Button onPress={() => onRetry(id)}>{t('common.retry')}</Button>
            {href && (
              <a class="button button--plain" href={href} onClick={() => onEdit(id)}>
                {t('changes.edit')}
              </a>
            )}
            <Button variant="quiet" onPress={() => onDiscard(id)}>
              {t('changes.discard')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
