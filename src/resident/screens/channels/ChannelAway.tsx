import arrowLeftIcon from '@phosphor-icons/core/fill/arrow-left-fill.svg?raw';
import televisionIcon from '@phosphor-icons/core/fill/television-fill.svg?raw';
import type { ResidentTranslator } from '../../../i18n/resident.ts';
import { BigButton } from '../../../ui/BigButton.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Card } from '../Card.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  /** What does not play here; null: there is no network. */
  readonly label: string | null;
  readonly onClose: () => void;
};

/** There is nothing to see now, and why. With the network it comes back by itself. */
export function ChannelAway({ words, label, onClose }: Props) {
  const { t } = words;
  return (
    <Card
      picture={
        <span class="card__picture">
          <Icon svg={televisionIcon} />
        </span>
      }
      title={label === null ? t('home.offline') : label}
      lines={[t(label === null ? 'app.retrying' : 'app.broken')]}
    >
      <BigButton icon={arrowLeftIcon} label={t('common.back')} onPress={onClose} />
    </Card>
  );
}
