import { useWords } from '../../app/words.ts';

export type Props = { readonly unsent: readonly { readonly id: string; readonly what: string }[] };

/** What was done here and has not reached the server; it goes by itself. */
export function UnsentList({ unsent }: Props) {
  const { t } = useWords();
  return (
    <section class="card" aria-label={t('changes.unsent')}>
      <h2 class="card__title">{t('changes.unsent')}</h2>
      {unsent.length === 0 && <p class="soft">{t('changes.none')}</p>}
      <ul class="rows">
        {unsent.map(({ id, what }) => (
          <li key={id} class="rows__row">
            {what}
          </li>
        ))}
      </ul>
    </section>
  );
}
