import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import envelopeSimpleIcon from '@phosphor-icons/core/fill/envelope-simple-fill.svg?raw';
import videoCameraIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { BigButton } from '../../ui/BigButton.tsx';
import { Card } from './Card.tsx';
import type { Person } from './PersonFace.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  readonly person: Person;
  /** As on the tile: *At work until 17:00*. */
  readonly pause: string;
  readonly onWish: () => void;
  readonly onMessage: () => void;
  readonly onClose: () => void;
};

/** A tap on the face of somebody who is at work or asleep: not now, but then; and a wish goes out at once. */
export function Paused({ words, person, pause, onWish, onMessage, onClose }: Props) {
  const { t } = words;
  const { name } = person;
  return (
    <Card
      picture={<Avatar name={name} photo={person.photo} />}
      title={t('paused.title', { name })}
      lines={[pause]}
    >
      <BigButton icon={checkCircleIcon} label={t('common.ok')} onPress={onClose} />
      <BigButton icon={envelopeSimpleIcon} kind="earth" label={t('home.wish', { name })} onPress={onWish} />
      <BigButton icon={videoCameraIcon} kind="sky" label={t('wish.message')} onPress={onMessage} />
    </Card>
  );
}
