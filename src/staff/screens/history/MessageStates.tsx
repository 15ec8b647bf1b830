import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';

export type MessageRow = {
  readonly id: string;
  /** *Marie a envoyé une vidéo* */
  readonly text: string;
  /** *hier, 16:20* */
  readonly when: string;
  /** *Vu : hier, 16:40* */
  readonly state: string;
  readonly isSeen: boolean;
};

export type Props = { readonly rows: readonly MessageRow[] };

const STEP = 10;

/** What relatives and a resident left for each other, and what became of it; never what is in it. */
export function MessageStates({ rows }: Props) {
  const { t } = useWords();
  const [limit, setLimit] = useState(STEP);
  if (rows.length === 0) return null;
  return (
    <details class="card calm" open={rows.length <= 3}>
      <summary class="calm__title">
        {t('messages.title')} ({rows.length})
      </summary>
      <p class="soft">{t('messages.sealed')}</p>
      <ul class="rows">
        {rows.slice(0, limit).map(({ id, text, when, state, isSeen }) => (
          <li key={id} class="rows__row">
            <span class="rows__text">
              <span>{text}</span>
              <span class="soft">{when}</span>
            </span>
            <span class={isSeen ? 'standing standing--online' : 'standing'}>{state}</span>
          </li>
        ))}
      </ul>
      {rows.length > limit && (
        <div>
          <Button onPress={() => setLimit(limit + STEP)}>{t('common.more')}</Button>
        </div>
      )}
    </details>
  );
}
