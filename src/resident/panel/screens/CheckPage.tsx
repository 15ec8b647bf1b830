import heartbeatIcon from '@phosphor-icons/core/fill/heartbeat-fill.svg?raw';
import type { PanelKey, PanelTranslator } from '../../../i18n/panel.ts';
import { CHECKS, type Check, type Light, type SelfTest } from '../../../protocol/health.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { PanelButton } from './PanelButton.tsx';
import { PanelPage } from './PanelPage.tsx';
import './CheckPage.css';

export type Props = {
  readonly words: PanelTranslator;
  readonly test: SelfTest | null;
  /** When that was: *today, 03:10*. */
  readonly when: string;
  readonly isTesting: boolean;
  readonly onStart: () => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
};

/** What the tablet found when it looked at itself, last night or now, and what to do about it. */
export function CheckPage({ words, test, when, isTesting, onStart, ...ways }: Props) {
  const { t } = words;
  return (
    <PanelPage words={words} name="check" title={t('check.title')} {...ways}>
      <div class="check-page__start">
        <PanelButton
          kind="go"
          icon={<Icon svg={heartbeatIcon} />}
          label={t('check.start')}
          disabled={isTesting}
          onPress={onStart}
        />
        <p role="status">
          {isTesting ? t('check.running') : test ? t('check.last', { when }) : t('check.never')}
        </p>
      </div>
      <ul class="check-page__lights">
        {CHECKS.map((check) => (
          <LightOf key={check} words={words} check={check} light={test?.lights[check] ?? 'unknown'} />
        ))}
      </ul>
    </PanelPage>
  );
}

type LightProps = { words: PanelTranslator; check: Check; light: Light };

/** Colour, word and, unless all is well, what to do: nobody has to know what a colour means. */
function LightOf({ words: { t }, check, light }: LightProps) {
  const isGood = light === 'green' || light === 'unknown';
  return (
    <li class={`check-page__light check-page__light--${light}`}>
      <strong>{t(`check.${check}` satisfies PanelKey)}</strong>
      <span class={isGood ? '' : 'visually-hidden'}>{t(`light.${light}` satisfies PanelKey)}</span>
      {!isGood && <span>{t(`advice.${check}` satisfies PanelKey)}</span>}
    </li>
  );
}
