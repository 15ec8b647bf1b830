import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import microphoneIcon from '@phosphor-icons/core/fill/microphone-fill.svg?raw';
import playCircleIcon from '@phosphor-icons/core/fill/play-circle-fill.svg?raw';
import trashIcon from '@phosphor-icons/core/fill/trash-fill.svg?raw';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import './VoiceRecorder.css';
import type { RecordingFailure, VoiceRecording } from './voice-recording.ts';

/** What the recorder says, asked of its host's locale files: the keys are the same in each of them. */
type VoiceKey = `voice.${
  | 'record'
  | 'asking'
  | 'recording'
  | 'finish'
  | 'level'
  | 'listen'
  | 'stop'
  | 'again'
  | 'keep'
  | 'remove'
  | 'recorded'
  | RecordingFailure}`;
type Words = (key: VoiceKey) => string;

export type Props = {
  readonly t: Words;
  readonly recording: VoiceRecording;
  /** Where to play the voice from that is kept already; null: there is none. */
  readonly current: string | null;
  /** Answers false, or a promise of it, when it could not be kept: then it stays here, to be tried again. */
  readonly onKeep: (voice: Blob) => unknown;
  /** Takes the kept voice away. */
  readonly onRemove: () => void;
};

/**
 * Speak, listen, keep or speak again. The first button is the next thing to do and always the same element, so that a
 * keyboard or a screen reader stays on it.
 */
export function VoiceRecorder({ t, recording, current, onKeep, onRemove }: Props) {
  const step = recording.step.value;
  const player = usePlayer();
  useEffect(() => recording.discard, [recording]);
  const keep = async (blob: Blob) => {
    player.stop();
    if ((await onKeep(blob)) !== false) recording.discard();
  };
  const record = () => {
    player.stop();
    recording.start();
  };
  const isResting = step.at === 'idle' || step.at === 'failed';
  return (
    <div class="voice-recorder">
      <div class="voice-recorder__buttons">
        <Next {...{ t, recording, player }} hasVoice={current !== null} onRecord={record} />
        {step.at === 'recorded' && (
          <>
            <Button variant="plain" icon={microphoneIcon} onPress={record}>
              {t('voice.again')}
            </Button>
            <Button variant="primary" icon={checkCircleIcon} onPress={() => void keep(step.blob)}>
              {t('voice.keep')}
            </Button>
          </>
        )}
        {isResting && current !== null && (
          <>
            <Button variant="plain" icon={playCircleIcon} onPress={() => player.turn(current)}>
              {player.isPlaying ? t('voice.stop') : t('voice.listen')}
            </Button>
            <Button variant="quiet" icon={trashIcon} onPress={onRemove}>
              {t('voice.remove')}
            </Button>
          </>
        )}
      </div>
      {step.at === 'recording' && (
        <meter class="voice-recorder__level" aria-label={t('voice.level')} value={recording.level.value} />
      )}
      <p class="voice-recorder__said" role="status">
        {step.at === 'asking' && t('voice.asking')}
        {step.at === 'recording' && t('voice.recording')}
        {step.at === 'recorded' && t('voice.recorded')}
      </p>
      <p class="voice-recorder__failed" role="alert">
        {step.at === 'failed' && t(`voice.${step.why}`)}
      </p>
    </div>
  );
}

type NextProps = Pick<Props, 't' | 'recording'> & {
  player: Player;
  hasVoice: boolean;
  onRecord: () => void;
};

/** Record, that is all, listen: one button through all of them. */
function Next({ t, recording, player, hasVoice, onRecord }: NextProps) {
  const step = recording.step.value;
  switch (step.at) {
    case 'recording':
      return (
        <Button variant="primary" icon={checkCircleIcon} onPress={recording.finish}>
          {t('voice.finish')}
        </Button>
      );
    case 'recorded':
      return (
        <Button variant="plain" icon={playCircleIcon} onPress={() => player.turn(step.url)}>
          {player.isPlaying ? t('voice.stop') : t('voice.listen')}
        </Button>
      );
    default:
      return (
        <Button variant="plain" icon={microphoneIcon} onPress={onRecord}>
          {hasVoice ? t('voice.again') : t('voice.record')}
        </Button>
      );
  }
}

type Player = { readonly isPlaying: boolean; turn(url: string): void; stop(): void };

/** Plays one voice, or stops it; silent when the screen goes. */
function usePlayer(): Player {
  const playing = useRef<HTMLAudioElement | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  const stop = () => {
    playing.current?.pause();
    playing.current = null;
    setPlaying(false);
  };
  useEffect(() => () => playing.current?.pause(), []);
  return {
    isPlaying,
    stop,
    turn(url) {
      if (playing.current) return stop();
      const audio = new Audio(url);
      playing.current = audio;
      audio.addEventListener('ended', stop);
      setPlaying(true);
      // A voice that this browser cannot play: the button is as it was.
      audio.play().catch(stop);
    },
  };
}
