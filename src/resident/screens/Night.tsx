import handHeartIcon from '@phosphor-icons/core/fill/hand-heart-fill.svg?raw';
import usersIcon from '@phosphor-icons/core/fill/users-fill.svg?raw';
import { clockTime, longDate, partOfDay, partOfDayWord, weekday } from '../../i18n/dates.ts';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import type { EpochMs } from '../../protocol/primitives.ts';
import { BigButton } from '../../ui/BigButton.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { SKY } from './DayPanel.tsx';
import './Night.css';
import { touchBeside } from './touch-beside.ts';

export type Props = {
  readonly words: ResidentTranslator;
  readonly now: EpochMs;
  readonly timeZone: string;
  /** As on the home screen: help, or what became of it. */
  readonly helpLabel: string;
  readonly onHelp: () => void;
  /** Any touch beside the buttons, too: in the dark nobody aims. */
  readonly onWake: () => void;
};

/** In the quiet hours: the time of night, dim, and help within reach. */
export function Night({ words, now, timeZone, helpLabel, onHelp, onWake }: Props) {
  const language = words.language.value;
  const part = partOfDay(now, timeZone);
  return (
    <main class="night" onPointerUp={touchBeside(onWake)}>
      <div class="night__day">
        <p class="night__part">
          <Icon svg={SKY[part]} />
          {partOfDayWord(part, language)}
        </p>
        <p class="night__clock">{clockTime(now, timeZone)}</p>
        <p class="night__weekday">{weekday(now, timeZone, language)}</p>
        <p>{longDate(now, timeZone, language)}</p>
      </div>
      <div class="night__doors">
        <BigButton icon={usersIcon} label={words.t('home.contacts')} onPress={onWake} />
        <BigButton icon={handHeartIcon} kind="rose" label={helpLabel} onPress={onHelp} />
      </div>
    </main>
  );
}
