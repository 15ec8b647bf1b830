import type { ResidentTranslator } from '../../i18n/resident.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { BigButton } from '../../ui/BigButton.tsx';
import { Card } from './Card.tsx';
import type { Person } from './RingStage.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  readonly person: Person;
  readonly offline: boolean;
  readonly onClose: () => void;
};

/** A tap on a face without network: the wish is kept and goes out by itself. */
export function WishLeft({ words, person, offline, onClose }: Props) {
  return (
    <Card
      picture={<Avatar name={person.name} photo={person.photo} />}
      title={words.t('wish.left', { name: person.name })}
      lines={offline ? [words.t('wish.later')] : []}
    >
      <BigButton icon="check-circle" label={words.t('common.ok')} onPress={onClose} />
    </Card>
  );
}
