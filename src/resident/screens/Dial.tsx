import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import handHeartIcon from '@phosphor-icons/core/fill/hand-heart-fill.svg?raw';
import phoneIcon from '@phosphor-icons/core/fill/phone-fill.svg?raw';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { BigButton } from '../../ui/BigButton.tsx';
import { Card } from './Card.tsx';
import type { Person } from './PersonFace.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  readonly person: Person;
  readonly phone: string;
  /** As on the home screen: help, or what became of it. */
  readonly helpLabel: string;
  readonly onHelp: () => void;
  readonly onDial: () => void;
  readonly onClose: () => void;
};

/** The tablet's own telephone was asked to dial. If it has none, the number is here for whoever can. */
export function Dial({ words, person, phone, helpLabel, onHelp, onDial, onClose }: Props) {
  const { t } = words;
  const { name } = person;
  return (
    <Card
      picture={<Avatar name={name} photo={person.photo} />}
      title={phone}
      lines={[t('dial.asked', { name }), t('dial.else')]}
    >
      <BigButton icon={checkCircleIcon} label={t('common.ok')} onPress={onClose} />
      <BigButton icon={handHeartIcon} kind="rose" label={helpLabel} onPress={onHelp} />
      <BigButton icon={phoneIcon} kind="go" label={t('dial.again')} onPress={onDial} />
    </Card>
  );
}
