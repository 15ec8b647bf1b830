import phoneDisconnectIcon from '@phosphor-icons/core/fill/phone-disconnect-fill.svg?raw';
import videoCameraIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { BigButton } from '../../ui/BigButton.tsx';
import type { Person } from './PersonFace.tsx';
import { RingStage } from './RingStage.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  readonly person: Person;
  /** The browser lets nothing sound before a touch: the ring must be seen. */
  readonly silent: boolean;
  readonly onJoin: () => void;
  readonly onNotNow: () => void;
};

/** It is time for a visit: one press rings whoever comes. */
export function VisitCard({ words, person, silent, onJoin, onNotNow }: Props) {
  return (
    <RingStage
      person={person}
      title={words.t('visit.now', { name: person.name })}
      text={person.relation}
      rings={silent ? 'glowing' : 'breathing'}
      role="alertdialog"
    >
      <BigButton
        icon={phoneDisconnectIcon}
        kind="quiet"
        size="ring"
        label={words.t('incoming.not_now')}
        onPress={onNotNow}
      />
      <BigButton
        icon={videoCameraIcon}
        kind="go"
        size="ring"
        label={words.t('visit.join')}
        onPress={onJoin}
      />
    </RingStage>
  );
}
