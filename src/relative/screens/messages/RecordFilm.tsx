import sendIcon from '@phosphor-icons/core/fill/paper-plane-tilt-fill.svg?raw';
import { FilmRecorder } from '../../../ui/FilmRecorder.tsx';
import type { Recorded, Recording, RecordingSort } from '../../../ui/recording.ts';
import type { Words } from '../Page.tsx';

export type Props = {
  t: Words;
  sort: RecordingSort;
  recording: Recording;
  /** *3:00* */
  longest: string;
  onSend: (recorded: Recorded) => void;
};

/** See oneself, speak, look at it, send it or speak again. */
export function RecordFilm({ t, sort, recording, longest, onSend }: Props) {
  const words = {
    you: t('call.you'),
    made: t(`kind.${sort}`),
    asking: t('compose.asking'),
    look: t('compose.look'),
    elapsed: (time: string) => t('compose.elapsed', { time, longest }),
    failed: (why: 'denied' | 'missing' | 'unsupported' | 'empty') => t(`compose.${why}`),
    start: t('compose.start'),
    finish: t('compose.finish'),
    send: t('compose.send'),
    retry: t('invitation.retry'),
    again: t('compose.again'),
  };
  return <FilmRecorder {...{ words, sort, recording, sendIcon, onSend }} />;
}
