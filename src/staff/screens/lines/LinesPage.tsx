import wifiHighIcon from '@phosphor-icons/core/fill/wifi-high-fill.svg?raw';
import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Line } from '../../../protocol/records.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../form/EmptyState.tsx';
import type { Entry } from '../residents/find-residents.ts';
import { LineCard } from './LineCard.tsx';
import { LineForm } from './LineForm.tsx';
import type { LineUseView } from './LineUse.tsx';
import type { Suggestion } from './share-lines.ts';
import { TabletLine, type TabletOnLine } from './TabletLine.tsx';

export type Props = {
  readonly lines: readonly Entry<Line>[];
  readonly tablets: readonly TabletOnLine[];
  readonly suggestions: readonly Suggestion[];
  /** By line, as far as it is known. */
  readonly uses: ReadonlyMap<Id, LineUseView>;
  /** null: a new one. */
  readonly onSave: (id: Id | null, line: Line) => Promise<Refusal | null>;
  readonly onRemove: (id: Id) => void;
  readonly onAssign: (tabletId: Id, lineId: Id | null) => void;
  readonly onFollow: (suggestion: Suggestion) => void;
};

const NEW: Line = { name: '', address: null, monthlyBudgetMb: null, uplinkKbps: null };

/** Which tablets share which internet box, and what it may use in a month. */
export function LinesPage(props: Props) {
  const { lines, tablets, suggestions, uses, onSave, onRemove, onAssign } = props;
  const { t } = useWords();
  const [isAdding, setAdding] = useState(false);
  const choices = lines.map(({ id, body }) => ({ id, name: body.name }));
  const on = (lineId: Id | null) => tablets.filter((tablet) => tablet.lineId === lineId);
  const add = <Button onPress={() => setAdding(true)}>{t('lines.add')}</Button>;
  const free = on(null);
  return (
    <>
      <Suggestions {...props} suggestions={suggestions} />
      {isAdding && (
        <LineForm line={NEW} onSave={(line) => onSave(null, line)} onClose={() => setAdding(false)} />
      )}
      {lines.length === 0 && !isAdding ? (
        <EmptyState icon={wifiHighIcon} title={t('lines.empty-title')} text={t('lines.empty-text')}>
          {add}
        </EmptyState>
      ) : (
        <>
          {lines.map((line) => (
            <LineCard
              key={line.id}
              line={line}
              tablets={on(line.id)}
              use={uses.get(line.id) ?? null}
              choices={choices}
              onSave={(changed) => onSave(line.id, changed)}
              onRemove={() => onRemove(line.id)}
              onAssign={onAssign}
            />
          ))}
          {!isAdding && <div>{add}</div>}
          <p class="soft">{t('lines.counted')}</p>
        </>
      )}
      {lines.length > 0 && free.length > 0 && (
        <section class="card line" aria-labelledby="no-line">
          <h2 class="card__title" id="no-line">
            {t('lines.free')}
          </h2>
          <ul class="rows">
            {free.map((tablet) => (
              <TabletLine key={tablet.id} tablet={tablet} choices={choices} onAssign={onAssign} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What the server sees: who comes from the same address. It is never done by itself. */
function Suggestions({ suggestions, lines, tablets, onFollow }: Props) {
  const { t } = useWords();
  const nameOf = (id: Id) => tablets.find((tablet) => tablet.id === id)?.name ?? '';
  return (
    <>
      {suggestions.map((suggestion) => {
        const { address, lineId, tabletIds } = suggestion;
        const line = lines.find(({ id }) => id === lineId)?.body.name;
        return (
          <section key={address} class="line-hint" aria-label={t('lines.seen', { address })}>
            <p class="line-hint__title">{t('lines.seen', { address })}</p>
            <p>{tabletIds.map(nameOf).join(' · ')}</p>
            <Button onPress={() => onFollow(suggestion)}>
              {line ? t('lines.join', { name: line }) : t('lines.make')}
            </Button>
          </section>
        );
      })}
    </>
  );
}
