import type { ComponentChildren } from 'preact';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import type { EpochMs } from '../../protocol/primitives.ts';
import { DayPanel } from '../screens/DayPanel.tsx';
import './Waiting.css';

export type Props = {
  readonly words: ResidentTranslator;
  readonly now: EpochMs;
  readonly timeZone: string;
  /** What is said below the question. */
  readonly said: string;
  readonly onDoor: () => void;
  /** A way to open it oneself. */
  readonly children?: ComponentChildren;
};

/** A shared tablet that serves nobody: the day, and whom to ask. It holds nobody's data, so it can offer nobody. */
export function Waiting({ words, now, timeZone, said, onDoor, children }: Props) {
  const { t, language } = words;
  return (
    <main class="waiting">
      <div class="waiting__day">
        <DayPanel
          now={now}
          timeZone={timeZone}
          language={language.value}
          door={{ label: t('home.staff_door'), onHeld: onDoor }}
        />
      </div>
      <div class="waiting__words">
        <div role="status">
          <h1 class="waiting__title">{t('shared.who')}</h1>
          <p>{said}</p>
        </div>
        {children}
      </div>
    </main>
  );
}
