import arrowDownIcon from '@phosphor-icons/core/fill/arrow-down-fill.svg?raw';
import arrowUpIcon from '@phosphor-icons/core/fill/arrow-up-fill.svg?raw';
import usersIcon from '@phosphor-icons/core/fill/users-fill.svg?raw';
import { useState } from 'preact/hooks';
import type { PanelTranslator } from '../../../i18n/panel.ts';
import type { Id } from '../../../protocol/primitives.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { type Face, facesOnPage } from '../../app/faces.ts';
import { PanelButton } from './PanelButton.tsx';
import { PanelPage } from './PanelPage.tsx';
import './OrderPage.css';

export type Props = {
  readonly words: PanelTranslator;
  /** In the order of the resident's screen. */
  readonly faces: readonly Face[];
  readonly onMove: (contactId: Id, by: -1 | 1) => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
};

/** Who comes first on the resident's screen: the same places as there, one is chosen and moved. */
export function OrderPage({ words, faces, onMove, ...ways }: Props) {
  const [chosen, setChosen] = useState<Id | null>(null);
  const [turns, setTurns] = useState(0);
  const { shown, pages } = facesOnPage(faces, turns);
  const at = faces.findIndex(({ id }) => id === chosen);
  const move = (by: -1 | 1) => {
    if (chosen !== null) onMove(chosen, by);
  };
  return (
    <PanelPage words={words} name="order" title={words.t('order.title')} {...ways}>
      <p class="panel__text">{words.t(faces.length === 0 ? 'order.nobody' : 'order.how')}</p>
      <div class="order-page__faces">
        {shown.map(({ id, name }) => (
          <PanelButton
            key={id}
            label={`${faces.findIndex((face) => face.id === id) + 1}. ${name}`}
            chosen={id === chosen}
            onPress={() => setChosen(id)}
          />
        ))}
      </div>
      <div class="panel__row">
        <PanelButton
          icon={<Icon svg={arrowUpIcon} />}
          label={words.t('order.earlier')}
          disabled={at <= 0}
          onPress={() => move(-1)}
        />
        <PanelButton
          icon={<Icon svg={arrowDownIcon} />}
          label={words.t('order.later')}
          disabled={at < 0 || at === faces.length - 1}
          onPress={() => move(1)}
        />
        {pages > 1 && (
          <PanelButton
            icon={<Icon svg={usersIcon} />}
            label={words.t('order.more')}
            onPress={() => setTurns(turns + 1)}
          />
        )}
      </div>
    </PanelPage>
  );
}
