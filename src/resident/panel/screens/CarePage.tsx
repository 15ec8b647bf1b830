import xIcon from '@phosphor-icons/core/bold/x-bold.svg?raw';
import clockIcon from '@phosphor-icons/core/fill/clock-fill.svg?raw';
import type { PanelTranslator } from '../../../i18n/panel.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { PanelButton } from './PanelButton.tsx';
import { PanelPage } from './PanelPage.tsx';
import './CarePage.css';

/** In minutes: washing, dressing, a doctor's visit, a long bath. */
const LENGTHS = [15, 30, 45, 60] as const;

export type Props = {
  readonly words: PanelTranslator;
  /** `HH:MM`, or null while no care is in progress. */
  readonly until: string | null;
  /** Set for the whole house, in the console: it cannot be ended here. */
  readonly isOfHouse: boolean;
  readonly onStart: (minutes: number) => void;
  readonly onEnd: () => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
};

/** Before and during care: no call comes in until then. */
export function CarePage({ words, until, isOfHouse, onStart, onEnd, ...ways }: Props) {
  return (
    <PanelPage words={words} name="care" title={words.t('care.title')} {...ways}>
      <p class="panel__text">{words.t('care.what')}</p>
      <div class="care-page__lengths">
        {LENGTHS.map((minutes) => (
          <PanelButton
            key={minutes}
            icon={<Icon svg={clockIcon} />}
            label={words.t('care.minutes', { minutes })}
            onPress={() => onStart(minutes)}
          />
        ))}
      </div>
      {until !== null && (
        <div class="care-page__now" role="status">
          <p>{words.t('care.until', { time: until })}</p>
          {isOfHouse ? (
            <p>{words.t('care.of_house')}</p>
          ) : (
            <PanelButton kind="go" icon={<Icon svg={xIcon} />} label={words.t('care.end')} onPress={onEnd} />
          )}
        </div>
      )}
    </PanelPage>
  );
}
