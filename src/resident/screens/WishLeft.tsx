import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import videoCameraIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { BigButton } from '../../ui/BigButton.tsx';
import { Card } from './Card.tsx';
import type { Person } from './PersonFace.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  readonly person: Person;
  /** `lost`: the tablet could not keep it, so nothing is promised. */
  readonly state: 'sent' | 'waiting' | 'lost';
  /** At night: from which time on one may be called. */
  readonly from: string | null;
  /** Leaves a message, too; null: it cannot be recorded now. */
  readonly onMessage: (() => void) | null;
  readonly onClose: () => void;
};

/** *Please call me*, left without network or at night: kept, and on its way by itself. */
export function WishLeft({ words, person, state, from, onMessage, onClose }: Props) {
  const { t } = words;
  return (
    <Card
      picture={<Avatar name={person.name} photo={person.photo} />}
      title={state === 'lost' ? t('ended.failed') : t('wish.left', { name: person.name })}
      lines={[
        state === 'waiting' ? t('wish.later') : null,
        state === 'sent' && from ? t('wish.morning', { time: from }) : null,
      ]}
    >
      <BigButton icon={checkCircleIcon} label={t('common.ok')} onPress={onClose} />
      {onMessage && state !== 'lost' && (
        <BigButton icon={videoCameraIcon} kind="sky" label={t('wish.message')} onPress={onMessage} />
      )}
    </Card>
  );
}
