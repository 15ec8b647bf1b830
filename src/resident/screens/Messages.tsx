import arrowLeftIcon from '@phosphor-icons/core/fill/arrow-left-fill.svg?raw';
import playCircleIcon from '@phosphor-icons/core/fill/play-circle-fill.svg?raw';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { BigButton } from '../../ui/BigButton.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Card } from './Card.tsx';

export type Props = { readonly words: ResidentTranslator; readonly onClose: () => void };

/** The shelf of messages, still empty. */
export function Messages({ words, onClose }: Props) {
  return (
    <Card
      picture={
        <span class="card__picture">
          <Icon svg={playCircleIcon} />
        </span>
      }
      title={words.t('messages.title')}
      lines={[words.t('messages.empty')]}
    >
      <BigButton icon={arrowLeftIcon} label={words.t('common.back')} onPress={onClose} />
    </Card>
  );
}
