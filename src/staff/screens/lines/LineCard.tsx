import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Line } from '../../../protocol/records.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import type { Entry } from '../residents/find-residents.ts';
import { LineForm } from './LineForm.tsx';
import { LineUse, type LineUseView } from './LineUse.tsx';
import { budgetText } from './share-lines.ts';
import { type Choice, TabletLine, type TabletOnLine } from './TabletLine.tsx';

export type Props = {
  readonly line: Entry<Line>;
  readonly tablets: readonly TabletOnLine[];
  /** Null: not told (yet). */
  readonly use: LineUseView | null;
  readonly choices: readonly Choice[];
  readonly onSave: (line: Line) => Promise<Refusal | null>;
  readonly onRemove: () => void;
  readonly onAssign: (tabletId: Id, lineId: Id | null) => void;
};

/** One box: what it may use, and who is behind it. */
export function LineCard({ line: { id, body }, tablets, use, choices, onSave, onRemove, onAssign }: Props) {
  const { t } = useWords();
  const [isEdited, setEdited] = useState(false);
  if (isEdited) return <LineForm line={body} onSave={onSave} onClose={() => setEdited(false)} />;
  const { name, address, monthlyBudgetMb } = body;
  const budget = budgetText(monthlyBudgetMb);
  return (
    <section class="card line" aria-labelledby={`line-${id}`}>
      <div class="rows__row">
        <span class="rows__text">
          <h2 class="card__title" id={`line-${id}`}>
            {name}
          </h2>
          <span class="soft">
            {[
              budget ? t('lines.budget-is', { size: budget }) : t('lines.no-budget'),
              address && t('lines.address-is', { address }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <Button aria-label={t('tablets.edit-which', { name })} onPress={() => setEdited(true)}>
          {t('tablets.edit')}
        </Button>
        <Button variant="quiet" aria-label={t('lines.remove-which', { name })} onPress={onRemove}>
          {t('common.remove')}
        </Button>
      </div>
      {use && <LineUse use={use} budgetMb={monthlyBudgetMb} name={name} />}
      {tablets.length === 0 ? (
        <p class="soft">{t('lines.no-tablets')}</p>
      ) : (
        <ul class="rows">
          {tablets.map((tablet) => (
            <TabletLine key={tablet.id} tablet={tablet} choices={choices} onAssign={onAssign} />
          ))}
        </ul>
      )}
    </section>
  );
}
