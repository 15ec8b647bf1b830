import arrowsIcon from '@phosphor-icons/core/fill/arrow-counter-clockwise-fill.svg?raw';
import arrowLeftIcon from '@phosphor-icons/core/fill/arrow-left-fill.svg?raw';
import microphoneIcon from '@phosphor-icons/core/fill/microphone-fill.svg?raw';
import sendIcon from '@phosphor-icons/core/fill/paper-plane-tilt-fill.svg?raw';
import videoIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import type { ResidentTranslator } from '../../../i18n/resident.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { BigButton } from '../../../ui/BigButton.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Player } from '../../../ui/Player.tsx';
import { Pulse } from '../../../ui/Pulse.tsx';
import type { RecordingStep } from '../../../ui/recording.ts';
import { Stage } from '../../../ui/Stage.tsx';
import { Video } from '../../../ui/Video.tsx';
import type { Person } from '../PersonFace.tsx';
import './Answer.css';

export type Props = {
  readonly words: ResidentTranslator;
  readonly person: Person;
  readonly step: RecordingStep;
  readonly sort: 'video' | 'voice';
  readonly onRecord: () => void;
  /** Ends what is being recorded, if it is, and sends it. */
  readonly onSend: () => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
};

/** A message for somebody, with two presses: record, send. */
export function Answer(props: Props) {
  const { words, person, step } = props;
  const { t } = words;
  const title = t(step.at === 'recording' ? 'answer.speak' : 'answer.title', { name: person.name });
  return (
    <Stage label={title}>
      <div class="answer">
        <div class="answer__picture">
          <Picture {...props} />
        </div>
        <div class="answer__head">
          <Avatar name={person.name} photo={person.photo} />
          <p class="answer__title" role="status">
            {step.at === 'failed' ? t('answer.failed') : title}
          </p>
        </div>
        <div class="answer__buttons">
          <BigButton icon={arrowLeftIcon} kind="quiet" label={t('common.back')} onPress={props.onClose} />
          {(step.at === 'recording' || step.at === 'recorded') && (
            <BigButton icon={arrowsIcon} kind="quiet" label={t('answer.again')} onPress={props.onAgain} />
          )}
          <Next {...props} />
        </div>
      </div>
    </Stage>
  );
}

/** The next thing to do is the one green button. */
function Next({ words, step, sort, onRecord, onSend }: Props) {
  const { t } = words;
  switch (step.at) {
    case 'ready':
      return (
        <BigButton
          icon={sort === 'video' ? videoIcon : microphoneIcon}
          kind="go"
          size="ring"
          label={t('answer.record')}
          onPress={onRecord}
        />
      );
    case 'recording':
    case 'recorded':
      return <BigButton icon={sendIcon} kind="go" size="ring" label={t('answer.send')} onPress={onSend} />;
    default:
      return null;
  }
}

function Picture({ words, step, sort }: Props) {
  if (step.at === 'recorded')
    return <Player kind={sort} url={step.url} label={words.t('call.own_picture')} class="answer__player" />;
  if (step.at !== 'ready' && step.at !== 'recording') return null;
  return (
    <>
      {sort === 'video' ? (
        <Video stream={step.stream} label={words.t('call.own_picture')} muted mirrored />
      ) : (
        <Pulse active={step.at === 'recording'}>
          <Icon svg={microphoneIcon} />
        </Pulse>
      )}
      {step.at === 'recording' && <span class="answer__dot" aria-hidden="true" />}
    </>
  );
}
