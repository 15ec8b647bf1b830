import { useEffect } from 'preact/hooks';
import { VoiceRecorder } from '../../../ui/VoiceRecorder.tsx';
import type { VoiceRecording } from '../../../ui/voice-recording.ts';
import { useWords } from '../../app/words.ts';
import { type PhotoChoice, shownPhoto } from '../photo/photo-choice.ts';

export type Props = {
  readonly recording: VoiceRecording;
  /** Where to play the voice from that is kept already. */
  readonly current: string | null;
  readonly choice: PhotoChoice;
  readonly onChoose: (choice: PhotoChoice) => void;
};

/** A voice that is heard between two rings: whoever sees badly knows by it who calls. */
export function VoiceField({ recording, current, choice, onChoose }: Props) {
  const { t } = useWords();
  useEffect(() => {
    return () => {
      if (choice.at === 'new') URL.revokeObjectURL(choice.url);
    };
  }, [choice]);
  return (
    <fieldset class="form__part">
      <legend class="field__label">{t('voice.title')}</legend>
      <p class="field__hint">{t('voice.hint')}</p>
      <VoiceRecorder
        t={t}
        recording={recording}
        current={shownPhoto(choice, current)}
        onKeep={(blob) => onChoose({ at: 'new', blob, url: URL.createObjectURL(blob) })}
        onRemove={() => onChoose({ at: 'none' })}
      />
    </fieldset>
  );
}
