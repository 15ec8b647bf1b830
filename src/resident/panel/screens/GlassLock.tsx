import broomIcon from '@phosphor-icons/core/fill/broom-fill.svg?raw';
import type { PanelTranslator } from '../../../i18n/panel.ts';
import { Icon } from '../../../ui/Icon.tsx';
import './GlassLock.css';

export type Props = {
  readonly words: PanelTranslator;
  /** Until touches count again. */
  readonly seconds: number;
  /** Somebody calls: the screen beneath must be seen. */
  readonly isRinging: boolean;
};

/** While the glass is being wiped: lies over everything, so that no touch arrives anywhere. */
export function GlassLock({ words, seconds, isRinging }: Props) {
  return (
    <div
      class={isRinging ? 'glass-lock glass-lock--ring' : 'glass-lock'}
      role="alert"
      lang={words.language.value}
    >
      <div class="glass-lock__words">
        <Icon svg={broomIcon} />
        <p>{words.t('wipe.now')}</p>
        <p class="glass-lock__seconds" aria-live="off">
          {seconds}
        </p>
      </div>
    </div>
  );
}
