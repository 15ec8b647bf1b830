import checkIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import microphoneIcon from '@phosphor-icons/core/fill/microphone-fill.svg?raw';
import sendIcon from '@phosphor-icons/core/fill/paper-plane-tilt-fill.svg?raw';
import videoIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Player } from '../../../ui/Player.tsx';
import type { Recorded, Recording, RecordingSort } from '../../../ui/recording.ts';
import { Video } from '../../../ui/Video.tsx';
import type { Words } from '../Page.tsx';
import { minutes } from './minutes.ts';
import './RecordFilm.css';

export type Props = {
  t: Words;
  sort: RecordingSort;
  recording: Recording;
  /** *3:00* */
  longest: string;
  onSend: (recorded: Recorded) => void;
};

/** See oneself, speak, look at it, send it or speak again. The first button is always the next thing to do. */
export function RecordFilm({ t, sort, recording, longest, onSend }: Props) {
  const step = recording.step.value;
  useEffect(() => {
    // A call came in between: what was recorded is still here.
    if (recording.step.peek().at === 'idle') recording.open(sort);
  }, [recording, sort]);
  const again = () => recording.open(sort);
  const isOn = step.at === 'ready' || step.at === 'recording';
  return (
    <div class="film">
      <div class={sort === 'video' ? 'film__stage' : 'film__stage film__stage--voice'}>
        {isOn && sort === 'video' && <Video stream={step.stream} label={t('call.you')} muted mirrored />}
        {isOn && sort === 'voice' && <Icon svg={microphoneIcon} />}
        {step.at === 'recorded' && (
          <Player kind={sort} url={step.url} label={t(`kind.${sort}`)} class="film__recall" controls />
        )}
      </div>
      <p class="film__said" role="status">
        {step.at === 'asking' && t('compose.asking')}
        {step.at === 'recorded' && t('compose.look')}
      </p>
      {step.at === 'recording' && (
        <p class="film__elapsed">
          <span class="film__dot" aria-hidden="true" />
          {t('compose.elapsed', { time: minutes(recording.elapsedMs.value), longest })}
        </p>
      )}
      {step.at === 'failed' && (
        <p class="film__failed" role="alert">
          {t(`compose.${step.why}`)}
        </p>
      )}
      <div class="film__buttons">
        {step.at === 'ready' && (
          <Button
            variant="primary"
            icon={sort === 'video' ? videoIcon : microphoneIcon}
            onPress={recording.start}
          >
            {t('compose.start')}
          </Button>
        )}
        {step.at === 'recording' && (
          <Button variant="primary" icon={checkIcon} onPress={recording.finish}>
            {t('compose.finish')}
          </Button>
        )}
        {step.at === 'recorded' && (
          <Button variant="primary" icon={sendIcon} onPress={() => onSend(step)}>
            {t('compose.send')}
          </Button>
        )}
        {(step.at === 'recorded' || step.at === 'failed') && (
          <Button variant="plain" onPress={again}>
            {step.at === 'failed' ? t('invitation.retry') : t('compose.again')}
          </Button>
        )}
      </div>
    </div>
  );
}
