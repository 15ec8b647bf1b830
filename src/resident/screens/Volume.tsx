import minusIcon from '@phosphor-icons/core/bold/minus-bold.svg?raw';
import plusIcon from '@phosphor-icons/core/bold/plus-bold.svg?raw';
import speakerHighIcon from '@phosphor-icons/core/fill/speaker-high-fill.svg?raw';
import speakerLowIcon from '@phosphor-icons/core/fill/speaker-low-fill.svg?raw';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { Icon, type IconSvg } from '../../ui/Icon.tsx';
import { usePress } from '../../ui/use-press.ts';
import { VOLUME_STEPS, volumeStep } from '../app/sound/volume.ts';
import './Volume.css';

export type Props = {
  readonly words: ResidentTranslator;
  /** 1 … VOLUME_STEPS */
  readonly step: number;
  readonly onStep: (step: number) => void;
};

/** Quieter and louder, with bars between them that show where one is. */
export function Volume({ words, step, onStep }: Props) {
  const bars = Array.from({ length: VOLUME_STEPS }, (_, index) => index + 1);
  return (
    <fieldset class="volume">
      <legend class="visually-hidden">{words.t('call.volume')}</legend>
      <Step icon={minusIcon} label={words.t('call.quieter')} onPress={() => onStep(volumeStep(step - 1))} />
      <span class="volume__now" aria-hidden="true">
        <Icon svg={step > VOLUME_STEPS / 2 ? speakerHighIcon : speakerLowIcon} />
        <span class="volume__bars">
          {bars.map((bar) => (
            <span key={bar} class={bar <= step ? 'volume__bar volume__bar--on' : 'volume__bar'} />
          ))}
        </span>
      </span>
      <Step icon={plusIcon} label={words.t('call.louder')} onPress={() => onStep(volumeStep(step + 1))} />
    </fieldset>
  );
}

type StepProps = { icon: IconSvg; label: string; onPress: () => void };

/** Pressing again quickly is meant here, so the guard against trembling is short. */
function Step({ icon, label, onPress }: StepProps) {
  const press = usePress(onPress, { repeat: 300 });
  return (
    <button type="button" class="volume__step" {...press}>
      <Icon svg={icon} />
      <span class="volume__word">{label}</span>
    </button>
  );
}
