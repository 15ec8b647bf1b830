import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import envelopeSimpleIcon from '@phosphor-icons/core/fill/envelope-simple-fill.svg?raw';
import videoCameraIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import { clockTime } from '../../i18n/dates.ts';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import type { EpochMs } from '../../protocol/primitives.ts';
import { BigButton } from '../../ui/BigButton.tsx';
import type { Ending } from '../app/calls/ending.ts';
import { Card } from './Card.tsx';
import type { Person } from './PersonFace.tsx';
import { PersonFace } from './PersonFace.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  readonly person: Person;
  readonly ending: Ending;
  readonly endedAt: EpochMs;
  readonly timeZone: string;
  readonly offline: boolean;
  readonly onClose: () => void;
  /** Rings again, or leaves a wish. */
  readonly onOffer: () => void;
};

/** After a call: with whom and when, or why not. It stays, because an hour later one may want to know. */
export function Over(props: Props) {
  const { words, person, ending, endedAt, timeZone } = props;
  const { name } = person;
  const spoke = person.isStation && ending.sentence === 'ended.spoke';
  const params = { name, time: clockTime(endedAt, timeZone) };
  return (
    <Card
      picture={<PersonFace person={person} />}
      title={words.t(spoke ? 'ended.spoke_carers' : ending.sentence, params)}
      lines={[ending.more && words.t(ending.more, params)]}
    >
      <BigButton icon={checkCircleIcon} label={words.t('common.ok')} onPress={props.onClose} />
      <Offer {...props} />
    </Card>
  );
}

function Offer({ words, person, ending, offline, onOffer }: Props) {
  const { name } = person;
  if (!ending.offer) return null;
  // Without network a call would end at once in the same card.
  if (ending.offer === 'wish' || offline)
    return (
      <BigButton
        icon={envelopeSimpleIcon}
        kind="earth"
        label={words.t('home.wish', { name })}
        onPress={onOffer}
      />
    );
  const label = ending.offer === 'again' ? words.t('ended.again', { name }) : words.t('missed.call_back');
  return <BigButton icon={videoCameraIcon} kind="go" label={label} onPress={onOffer} />;
}
