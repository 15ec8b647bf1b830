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
  /** It answers itself in so many ms, unless somebody says *not now*; null: it waits for somebody. */
  readonly answersInMs: number | null;
  readonly onAnswer: () => void;
  readonly onDecline: () => void;
};

/** Somebody rings: the whole screen, until it is answered (by itself, where the resident agreed), put off, or given up. */
export function Incoming({ words, person, silent, answersInMs, onAnswer, onDecline }: Props) {
  const isAnnounced = answersInMs !== null;
  return (
    <RingStage
      person={person}
      title={words.t('incoming.title', { name: person.name })}
      text={isAnnounced ? words.t('incoming.itself') : person.relation}
      rings={silent ? 'glowing' : isAnnounced ? 'announced' : 'breathing'}
      closesInMs={answersInMs ?? 0}
      role="alertdialog"
    >
      <BigButton
        icon={phoneDisconnectIcon}
        kind="quiet"
        size="ring"
        label={words.t('incoming.not_now')}
        onPress={onDecline}
      />
      <BigButton
        icon={videoCameraIcon}
        kind="go"
        size="ring"
        label={words.t('incoming.answer')}
        onPress={onAnswer}
      />
    </RingStage>
  );
}
