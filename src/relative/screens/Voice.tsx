import { VoiceRecorder } from '../../ui/VoiceRecorder.tsx';
import type { VoiceRecording } from '../../ui/voice-recording.ts';
import type { VoiceNews } from '../app/own-voice.ts';
import type { Words } from './Page.tsx';
import './Voice.css';

export type Props = {
  t: Words;
  /** What this relative calls the resident: *Maman*. */
  name: string;
  recording: VoiceRecording;
  current: string | null;
  news: VoiceNews;
  onKeep: (voice: Blob) => Promise<boolean>;
  onRemove: () => void;
};

/** A relative says in their own voice who rings; the tablet plays it after the ring. */
export function Voice({ t, name, recording, current, news, onKeep, onRemove }: Props) {
  return (
    <section class="page__card voice">
      <h2 class="voice__title">{t('voice.title')}</h2>
      <p class="voice__text">{t('voice.text', { name })}</p>
      <VoiceRecorder t={t} {...{ recording, current, onKeep, onRemove }} />
      <p class="voice__text" role="status">
        {news !== 'none' && t(NEWS[news])}
      </p>
    </section>
  );
}

const NEWS = {
  sending: 'voice.sending',
  kept: 'voice.kept',
  'not-sent': 'voice.notSent',
  removed: 'voice.removed',
} as const;
