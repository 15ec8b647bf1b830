import type { ResidentTranslator } from '../../i18n/resident.ts';
import type { EpochMs } from '../../protocol/primitives.ts';
import { DayPanel } from '../screens/DayPanel.tsx';
import './Waiting.css';

export type Props = {
  readonly words: ResidentTranslator;
  readonly now: EpochMs;
  readonly timeZone: string;
  readonly offline: boolean;
  readonly onDoor: () => void;
};

/** A shared tablet that serves nobody: the day, and whom to ask. It holds nobody's data, so it can offer nobody. */
export function Waiting({ words, now, timeZone, offline, onDoor }: Props) {
  const { t, language } = words;
  return (
    <main class="waiting">
      <DayPanel
        now={now}
        timeZone={timeZone}
        language={language.value}
        door={{ label: t('home.staff_door'), onHeld: onDoor }}
      />
      <div class="waiting__words" role="status">
        <h1 class="waiting__title">{t('shared.who')}</h1>
        <p>{t(offline ? 'shared.offline' : 'shared.ask_team')}</p>
      </div>
    </main>
  );
}
