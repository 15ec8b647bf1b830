import usersIcon from '@phosphor-icons/core/fill/users-fill.svg?raw';
import { clockTime } from '../../i18n/dates.ts';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import type { EpochMs } from '../../protocol/primitives.ts';
import { BigButton } from '../../ui/BigButton.tsx';
import type { Slide } from '../app/day/slides.ts';
import './PhotoFrame.css';
import { touchBeside } from './touch-beside.ts';

export type Props = {
  readonly words: ResidentTranslator;
  readonly now: EpochMs;
  readonly timeZone: string;
  readonly slide: Slide;
  /** Any touch anywhere. */
  readonly onWake: () => void;
};

/** After ten minutes without a touch: those whom one loves, one after another, each whole. */
export function PhotoFrame({ words, now, timeZone, slide, onWake }: Props) {
  return (
    <main class="photo-frame" onPointerUp={touchBeside(onWake)}>
      <div class="photo-frame__mount">
        {/* A new one for each: the old picture must not be seen under the new name. */}
        <img key={slide.url} class="photo-frame__picture" src={slide.url} alt="" draggable={false} />
      </div>
      <div class="photo-frame__words">
        <p class="photo-frame__caption">{slide.caption}</p>
        <p class="photo-frame__clock">{clockTime(now, timeZone)}</p>
        <BigButton
          icon={usersIcon}
          kind="quiet"
          label={words.t('home.contacts')}
          press={{ hold: 0 }}
          onPress={onWake}
        />
      </div>
    </main>
  );
}
