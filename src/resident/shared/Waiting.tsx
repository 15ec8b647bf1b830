import type { ComponentChildren } from 'preact';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import type { EpochMs } from '../../protocol/primitives.ts';
import { DayPanel } from '../screens/DayPanel.tsx';
import './Waiting.css';

/** *Who is there?*, or what became of the answer; `hint`: what to do. */
export type Said = { readonly title: string; readonly hint: string };

export type Props = {
  readonly words: ResidentTranslator;
  readonly now: EpochMs;
  readonly timeZone: string;
  readonly said: Said;
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
          <h1 class="waiting__title">{said.title}</h1>
          <p>{said.hint}</p>
        </div>
        {children}
      </div>
    </main>
  );
}
