import megaphoneIcon from '@phosphor-icons/core/fill/megaphone-fill.svg?raw';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Greeting } from '../../../protocol/greetings.ts';
import type { Id } from '../../../protocol/primitives.ts';
import { Button } from '../../../ui/Button.tsx';
import type { GreetingRow, LeavingRow } from '../../app/greetings-view.ts';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../form/EmptyState.tsx';
import { type Props as CardProps, GreetingCard } from './GreetingCard.tsx';
import { type Props as FormProps, GreetingForm } from './GreetingForm.tsx';
import type { GreetingDraft } from './greeting-draft.ts';

export type Props = Pick<FormProps, 'recording' | 'readFile' | 'isOnline'> & {
  readonly rows: readonly GreetingRow[];
  readonly leaving: readonly LeavingRow[];
  readonly newDraft: () => GreetingDraft;
  readonly draftOf: (greeting: Greeting) => GreetingDraft;
  readonly onCreate: FormProps['onSave'];
  readonly onUpdate: (id: Id, draft: GreetingDraft) => ReturnType<FormProps['onSave']>;
  readonly onRetire: (id: Id) => ReturnType<CardProps['onRetire']>;
  readonly onRemove: (id: Id) => void;
  readonly onRetry: (id: Id) => void;
  readonly onCancel: (id: Id) => void;
  /** What the tablets show. */
  readonly look: (row: GreetingRow) => ComponentChildren;
};

const PARTS = ['running', 'scheduled', 'retired'] as const;

/** What the house says to everybody: what runs, what is to come, and what was. */
export function GreetingsPage(props: Props) {
  const { rows, leaving, newDraft } = props;
  const { t } = useWords();
  const [draft, setDraft] = useState<GreetingDraft | null>(null);
  const add = (
    <Button variant="primary" icon={megaphoneIcon} onPress={() => setDraft(newDraft())}>
      {t('greetings.add')}
    </Button>
  );
  const isEmpty = rows.length + leaving.length === 0;
  return (
    <div class="greetings">
      {draft ? (
        <GreetingForm
          {...props}
          draft={draft}
          kept={null}
          onSave={props.onCreate}
          onClose={() => setDraft(null)}
        />
      ) : isEmpty ? (
        <EmptyState icon={megaphoneIcon} title={t('greetings.empty-title')} text={t('greetings.empty-text')}>
          {add}
        </EmptyState>
      ) : (
        <div>{add}</div>
      )}
      <Leaving {...props} />
      {PARTS.map((standing) => (
        <Part key={standing} {...props} standing={standing} />
      ))}
    </div>
  );
}

function Part({ rows, standing, draftOf, look, ...on }: Props & { standing: (typeof PARTS)[number] }) {
  const { t } = useWords();
  const mine = rows.filter((row) => row.standing === standing);
  if (mine.length === 0) return null;
  return (
    <section aria-labelledby={`greetings-${standing}`}>
      <h2 class="part-title" id={`greetings-${standing}`}>
        {t(`greetings.${standing}`)}
      </h2>
      <ul class="greetings__list">
        {mine.map((row) => (
          <li key={row.id}>
            <GreetingCard
              {...on}
              row={row}
              draft={draftOf(row.greeting)}
              look={() => look(row)}
              onSave={({ draft }) => on.onUpdate(row.id, draft)}
              onRetire={() => on.onRetire(row.id)}
              onRemove={() => on.onRemove(row.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What has not left this browser. */
function Leaving({ leaving, onRetry, onCancel }: Props) {
  const { t } = useWords();
  if (leaving.length === 0) return null;
  return (
    <ul class="card rows" aria-label={t('greetings.leaving')}>
      {leaving.map(({ id, from, what, said, share, isRefused }) => (
        <li key={id} class="rows__row">
          <span class="rows__text">
            <strong>{from}</strong>
            <span>{what}</span>
            <span class={isRefused ? 'greetings__bad' : 'soft'} role="status">
              {said}
            </span>
            {!isRefused && <progress class="greetings__share" max={1} value={share} aria-label={from} />}
          </span>
          {isRefused && <Button onPress={() => onRetry(id)}>{t('common.retry')}</Button>}
          <Button
            variant="quiet"
            aria-label={`${t('greetings.cancel')} – ${from}`}
            onPress={() => onCancel(id)}
          >
            {t('greetings.cancel')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
