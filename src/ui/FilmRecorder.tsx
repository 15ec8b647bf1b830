import checkIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import microphoneIcon from '@phosphor-icons/core/fill/microphone-fill.svg?raw';
import videoIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import { useEffect } from 'preact/hooks';
import { Button } from './Button.tsx';
import { Icon, type IconSvg } from './Icon.tsx';
import { minutes } from './minutes.ts';
import { Player } from './Player.tsx';
import type { Recorded, Recording, RecordingFailure, RecordingSort } from './recording.ts';
import { Video } from './Video.tsx';
import './FilmRecorder.css';

/** What the recorder says, asked of its host's locale files. */
export type FilmWords = {
  readonly you: string;
  /** What it is, when it is played back. */
  readonly made: string;
  readonly asking: string;
  readonly look: string;
  /** @param time how long it is already: *0:07* */
  readonly elapsed: (time: string) => string;
  readonly failed: (why: RecordingFailure) => string;
  readonly start: string;
  readonly finish: string;
  readonly send: string;
  readonly retry: string;
  readonly again: string;
};

export type Props = {
  readonly words: FilmWords;
  readonly sort: RecordingSort;
  readonly recording: Recording;
  /** What the button after looking at it shows. */
  readonly sendIcon: IconSvg;
  readonly onSend: (recorded: Recorded) => void;
};

/** See oneself, speak, look at it, send it or speak again. The first button is always the next thing to do. */
export function FilmRecorder({ words, sort, recording, sendIcon, onSend }: Props) {
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
        {isOn && sort === 'video' && <Video stream={step.stream} label={words.you} muted mirrored />}
        {isOn && sort === 'voice' && <Icon svg={microphoneIcon} />}
        {step.at === 'recorded' && (
          <Player kind={sort} url={step.url} label={words.made} class="film__recall" controls />
        )}
      </div>
      <p class="film__said" role="status">
        {step.at === 'asking' && words.asking}
        {step.at === 'recorded' && words.look}
      </p>
      {step.at === 'recording' && (
        <p class="film__elapsed">
          <span class="film__dot" aria-hidden="true" />
          {words.elapsed(minutes(recording.elapsedMs.value))}
        </p>
      )}
      {step.at === 'failed' && (
        <p class="film__failed" role="alert">
          {words.failed(step.why)}
        </p>
      )}
      <div class="film__buttons">
        {step.at === 'ready' && (
          <Button
            variant="primary"
            icon={sort === 'video' ? videoIcon : microphoneIcon}
            onPress={recording.start}
          >
            {words.start}
          </Button>
        )}
        {step.at === 'recording' && (
          <Button variant="primary" icon={checkIcon} onPress={recording.finish}>
            {words.finish}
          </Button>
        )}
        {step.at === 'recorded' && (
          <Button variant="primary" icon={sendIcon} onPress={() => onSend(step)}>
            {words.send}
          </Button>
        )}
        {(step.at === 'recorded' || step.at === 'failed') && (
          <Button variant="plain" onPress={again}>
            {step.at === 'failed' ? words.retry : words.again}
          </Button>
        )}
      </div>
    </div>
  );
}
