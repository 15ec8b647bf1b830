import checkIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import fileIcon from '@phosphor-icons/core/fill/file-arrow-up-fill.svg?raw';
import microphoneIcon from '@phosphor-icons/core/fill/microphone-fill.svg?raw';
import videoIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import { useEffect, useState } from 'preact/hooks';
import { MAX_MESSAGE_MS, MAX_PHOTOS, type MessageKind } from '../../../protocol/messages.ts';
import { Button } from '../../../ui/Button.tsx';
import { FilmRecorder } from '../../../ui/FilmRecorder.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { minutes } from '../../../ui/minutes.ts';
import { Player } from '../../../ui/Player.tsx';
import type { Recording, RecordingFailure } from '../../../ui/recording.ts';
import type { ReadFile } from '../../app/read-media.ts';
import { useWords } from '../../app/words.ts';
import { FileButton } from '../form/FileButton.tsx';
import { GreetingPhotos } from './GreetingPhotos.tsx';
import { KIND_ICONS } from './kind-icons.ts';

export type Props = {
  readonly recording: Recording;
  readonly isOnline: boolean;
  readonly readFile: (file: File, sort: 'video' | 'voice') => Promise<ReadFile | 'type' | 'large' | 'long'>;
  readonly kind: MessageKind;
  readonly onKind: (kind: MessageKind) => void;
  readonly onFiles: (files: readonly ReadFile[]) => void;
};

const KINDS = ['video', 'voice', 'photos', 'text'] as const;

/** What is to be seen or heard: a film or a voice, recorded here or from a file, photos, or only words. */
export function GreetingContent({ kind, onKind, isOnline, ...props }: Props) {
  const { t } = useWords();
  return (
    <fieldset class="form__part">
      <legend class="form__legend">{t('greetings.what')}</legend>
      <div class="greeting-kinds">
        {KINDS.map((one) => (
          <label key={one} class="greeting-kinds__one">
            <input type="radio" name="kind" checked={kind === one} onChange={() => onKind(one)} />
            <Icon svg={KIND_ICONS[one]} />
            <span>{t(`greetings.kind.${one}`)}</span>
          </label>
        ))}
      </div>
      {(kind === 'video' || kind === 'voice') && <Played key={kind} {...props} sort={kind} />}
      {kind === 'photos' && <GreetingPhotos most={MAX_PHOTOS} onFiles={props.onFiles} />}
      {kind !== 'text' && !isOnline && <p class="field__hint">{t('greetings.offline')}</p>}
    </fieldset>
  );
}

type PlayedProps = Pick<Props, 'recording' | 'readFile' | 'onFiles'> & { sort: 'video' | 'voice' };

function Played({ sort, recording, readFile, onFiles }: PlayedProps) {
  const { t } = useWords();
  const [isRecording, setRecording] = useState(false);
  const [chosen, setChosen] = useState<ReadFile | null>(null);
  const [wrong, setWrong] = useState<'type' | 'large' | 'long' | null>(null);
  const url = useObjectUrl(chosen?.blob ?? null);
  const take = (file: ReadFile | null) => {
    setRecording(false);
    setChosen(file);
    onFiles(file ? [file] : []);
  };
  const read = async (file: File) => {
    recording.discard();
    const made = await readFile(file, sort);
    setWrong(typeof made === 'string' ? made : null);
    if (typeof made !== 'string') take(made);
  };
  const longest = minutes(MAX_MESSAGE_MS);
  return (
    <>
      {url && (
        <Player
          {...{ kind: sort, url, label: t(`greetings.kind.${sort}`) }}
          class="greeting-look__player"
          controls
        />
      )}
      {isRecording ? (
        <FilmRecorder
          {...{ sort, recording, sendIcon: checkIcon }}
          words={{
            you: t('greetings.you'),
            made: t(`greetings.kind.${sort}`),
            asking: t('greetings.asking'),
            look: t('greetings.look-first'),
            elapsed: (time: string) => t('greetings.elapsed', { time, longest }),
            failed: (why: RecordingFailure) => t(`greetings.failed.${why}`),
            start: t('greetings.start'),
            finish: t('greetings.finish'),
            send: t('greetings.use'),
            retry: t('common.retry'),
            again: t('greetings.again'),
          }}
          onSend={({ blob, durationMs, width, height }) => take({ blob, durationMs, width, height })}
        />
      ) : (
        <div class="form-foot__buttons">
          <Button
            icon={sort === 'video' ? videoIcon : microphoneIcon}
            onPress={() => {
              take(null);
              recording.discard();
              setRecording(true);
            }}
          >
            {t('greetings.record')}
          </Button>
          <FileButton
            icon={fileIcon}
            label={t('greetings.file')}
            accept={sort === 'video' ? 'video/mp4,video/webm' : 'audio/*'}
            onFile={(file) => void read(file)}
          />
        </div>
      )}
      <p class="greetings__bad" role="alert">
        {wrong && t(`greetings.file-${wrong}`)}
      </p>
    </>
  );
}

function useObjectUrl(blob: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return setUrl(null);
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}
