import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import envelopeSimpleIcon from '@phosphor-icons/core/fill/envelope-simple-fill.svg?raw';
import handHeartIcon from '@phosphor-icons/core/fill/hand-heart-fill.svg?raw';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { BigButton } from '../../ui/BigButton.tsx';
import { Card } from './Card.tsx';
import type { Person } from './PersonFace.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  readonly person: Person;
  /** When calls are welcome again: “07:30”. */
  readonly from: string;
  /** As on the home screen: help, or what became of it. */
  readonly helpLabel: string;
  readonly onHelp: () => void;
  readonly onWish: () => void;
  readonly onClose: () => void;
};

/** A tap on a face at night, in a house that lets everybody sleep: not now, but then; and what can be done until then. */
export function NightRest({ words, person, from, helpLabel, onHelp, onWish, onClose }: Props) {
  const { t } = words;
  const { name } = person;
  return (
    <Card
      picture={<Avatar name={name} photo={person.photo} />}
      title={t('night.rest')}
      lines={[t('night.from', { name, time: from })]}
    >
      <BigButton icon={checkCircleIcon} label={t('common.ok')} onPress={onClose} />
      <BigButton icon={handHeartIcon} kind="rose" label={helpLabel} onPress={onHelp} />
      <BigButton icon={envelopeSimpleIcon} kind="earth" label={t('home.wish', { name })} onPress={onWish} />
    </Card>
  );
}
