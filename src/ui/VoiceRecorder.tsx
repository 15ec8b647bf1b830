import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import microphoneIcon from '@phosphor-icons/core/fill/microphone-fill.svg?raw';
import playCircleIcon from '@phosphor-icons/core/fill/play-circle-fill.svg?raw';
import trashIcon from '@phosphor-icons/core/fill/trash-fill.svg?raw';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import './VoiceRecorder.css';
import type { RecordingFailure, VoiceRecording } from './voice-recording.ts';

/** What the recorder says; the host asks its own locale file. */
export type VoiceRecorderWords = {
  /** *Enregistrer la voix* */
  readonly record: string;
  /** *Autorisez le micro…* while the browser asks. */
  readonly asking: string;
  /** *Parlez maintenant* */
  readonly recording: string;
  /** *J’ai fini* */
  readonly finish: string;
  /** What the bar shows: *Niveau du micro* */
  readonly level: string;
  readonly listen: string;
  readonly stop: string;
  readonly again: string;
  readonly keep: string;
  readonly remove: string;
  /** Said once it is recorded: *Écoutez, puis gardez.* */
  readonly recorded: string;
  readonly failed: Readonly<Record<RecordingFailure, string>>;
};

export type Props = {
  readonly words: VoiceRecorderWords;
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
export function VoiceRecorder({ words, recording, current, onKeep, onRemove }: Props) {
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
        <Next {...{ words, recording, player }} hasVoice={current !== null} onRecord={record} />
        {step.at === 'recorded' && (
          <>
            <Button variant="plain" icon={microphoneIcon} onPress={record}>
              {words.again}
            </Button>
            <Button variant="primary" icon={checkCircleIcon} onPress={() => void keep(step.blob)}>
              {words.keep}
            </Button>
          </>
        )}
        {isResting && current !== null && (
          <>
            <Button variant="plain" icon={playCircleIcon} onPress={() => player.turn(current)}>
              {player.isPlaying ? words.stop : words.listen}
            </Button>
            <Button variant="quiet" icon={trashIcon} onPress={onRemove}>
              {words.remove}
            </Button>
          </>
        )}
      </div>
      {step.at === 'recording' && (
        <meter class="voice-recorder__level" aria-label={words.level} value={recording.level.value} />
      )}
      <p class="voice-recorder__said" role="status">
        {step.at === 'asking' && words.asking}
        {step.at === 'recording' && words.recording}
        {step.at === 'recorded' && words.recorded}
      </p>
      <p class="voice-recorder__failed" role="alert">
        {step.at === 'failed' && words.failed[step.why]}
      </p>
    </div>
  );
}

type NextProps = Pick<Props, 'words' | 'recording'> & {
  player: Player;
  hasVoice: boolean;
  onRecord: () => void;
};

/** Record, that is all, listen: one button through all of them. */
function Next({ words, recording, player, hasVoice, onRecord }: NextProps) {
  const step = recording.step.value;
  switch (step.at) {
    case 'recording':
      return (
        <Button variant="primary" icon={checkCircleIcon} onPress={recording.finish}>
          {words.finish}
        </Button>
      );
    case 'recorded':
      return (
        <Button variant="plain" icon={playCircleIcon} onPress={() => player.turn(step.url)}>
          {player.isPlaying ? words.stop : words.listen}
        </Button>
      );
    default:
      return (
        <Button variant="plain" icon={microphoneIcon} onPress={onRecord}>
          {hasVoice ? words.again : words.record}
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
