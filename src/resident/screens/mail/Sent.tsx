import checkIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import type { ResidentTranslator } from '../../../i18n/resident.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { BigButton } from '../../../ui/BigButton.tsx';
import { Card } from '../Card.tsx';
import type { Person } from '../PersonFace.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  readonly person: Person;
  /** `waiting`: without network; `lost`: the tablet could not keep it, so nothing is promised. */
  readonly state: 'sent' | 'waiting' | 'lost';
  readonly onClose: () => void;
};

/** What became of the message that was just recorded. */
export function Sent({ words, person, state, onClose }: Props) {
  const { t } = words;
  return (
    <Card
      picture={<Avatar name={person.name} photo={person.photo} />}
      title={state === 'lost' ? t('answer.lost') : t('answer.sent', { name: person.name })}
      lines={[state === 'waiting' ? t('wish.later') : null]}
    >
      <BigButton icon={checkIcon} label={t('common.ok')} onPress={onClose} />
    </Card>
  );
}
