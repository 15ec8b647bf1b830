import phoneDisconnectIcon from '@phosphor-icons/core/fill/phone-disconnect-fill.svg?raw';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { BigButton } from '../../ui/BigButton.tsx';
import type { Person } from './PersonFace.tsx';
import { RingStage } from './RingStage.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  readonly person: Person;
  /** `grace`: nobody has been rung yet. `written`: no device rings, but a message went out. `ringing` is said only when a device said so. `connecting`: while the screen of a conversation is fetched. */
  readonly at: 'grace' | 'looking' | 'written' | 'ringing' | 'connecting';
  readonly onStop: () => void;
};

/** After a tap on a face: three seconds to change one's mind, then the truth about what is happening. */
export function Calling({ words, person, at, onStop }: Props) {
  const { name } = person;
  return (
    <RingStage
      person={person}
      title={name}
      text={words.t(person.isStation ? ofCarers(at) : `call.${at}`, { name })}
      rings={at === 'grace' ? 'filling' : at === 'ringing' ? 'breathing' : 'still'}
    >
      <BigButton
        icon={phoneDisconnectIcon}
        kind="stop"
        size="ring"
        label={words.t('call.stop')}
        onPress={onStop}
      />
    </RingStage>
  );
}

/** *The care team* is no name: after *at* or *for* it asks for an article, in most languages. */
const ofCarers = (at: Props['at']) =>
  at === 'looking'
    ? 'call.looking_carers'
    : at === 'ringing'
      ? 'call.ringing_carers'
      : (`call.${at}` as const);
