import type { Id } from '../../../protocol/primitives.ts';
import { useWords } from '../../app/words.ts';
import type { LineTablet } from './share-lines.ts';

export type TabletOnLine = LineTablet & { readonly name: string; readonly whose: string };
export type Choice = { readonly id: Id; readonly name: string };

export type Props = {
  readonly tablet: TabletOnLine;
  readonly choices: readonly Choice[];
  readonly onAssign: (tabletId: Id, lineId: Id | null) => void;
};

/** A tablet and its box, which one choice corrects. */
export function TabletLine({ tablet: { id, name, whose, lineId }, choices, onAssign }: Props) {
  const { t } = useWords();
  return (
    <li class="rows__row">
      <span class="rows__text">
        <strong>{name}</strong>
        <span class="soft">{whose}</span>
      </span>
      <select
        class="field__input line__choice"
        aria-label={t('lines.choose', { name })}
        value={lineId ?? ''}
        onChange={(event) => onAssign(id, event.currentTarget.value || null)}
      >
        <option value="">{t('lines.none')}</option>
        {choices.map((line) => (
          <option key={line.id} value={line.id}>
            {line.name}
          </option>
        ))}
      </select>
    </li>
  );
}
