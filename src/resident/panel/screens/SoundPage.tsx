import minusIcon from '@phosphor-icons/core/bold/minus-bold.svg?raw';
import plusIcon from '@phosphor-icons/core/bold/plus-bold.svg?raw';
import bellRingingIcon from '@phosphor-icons/core/fill/bell-ringing-fill.svg?raw';
import sunIcon from '@phosphor-icons/core/fill/sun-fill.svg?raw';
import type { PanelTranslator } from '../../../i18n/panel.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { PanelButton } from './PanelButton.tsx';
import { PanelPage } from './PanelPage.tsx';
import './SoundPage.css';

export type Props = {
  readonly words: PanelTranslator;
  /** 1 … `steps` */
  readonly step: number;
  readonly steps: number;
  readonly isRinging: boolean;
  readonly onStep: (step: number) => void;
  readonly onRing: () => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
};

/** How loud calls are, how the ring sounds, and what the tablet itself must be told about its light. */
export function SoundPage({ words, step, steps, isRinging, onStep, onRing, ...ways }: Props) {
  const bars = Array.from({ length: steps }, (_, index) => index + 1);
  return (
    <PanelPage words={words} name="sound" title={words.t('sound.title')} {...ways}>
      <div class="panel__row">
        <PanelButton
          icon={<Icon svg={minusIcon} />}
          label={words.t('sound.quieter')}
          disabled={step <= 1}
          onPress={() => onStep(step - 1)}
        />
        <p class="sound-page__now">
          <span class="visually-hidden">{words.t('sound.step', { step, steps })}</span>
          <span class="sound-page__bars" aria-hidden="true">
            {bars.map((bar) => (
              <span
                key={bar}
                class={bar <= step ? 'sound-page__bar sound-page__bar--on' : 'sound-page__bar'}
              />
            ))}
          </span>
        </p>
        <PanelButton
          icon={<Icon svg={plusIcon} />}
          label={words.t('sound.louder')}
          disabled={step >= steps}
          onPress={() => onStep(step + 1)}
        />
      </div>
      <PanelButton
        kind="go"
        icon={<Icon svg={bellRingingIcon} />}
        label={words.t(isRinging ? 'sound.stop' : 'sound.ring')}
        onPress={onRing}
      />
      <p class="panel__text">{words.t('sound.ring_floor')}</p>
      <p class="panel__text">
        <Icon svg={sunIcon} /> {words.t('sound.brightness')}
      </p>
    </PanelPage>
  );
}
