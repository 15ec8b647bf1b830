import qrCodeIcon from '@phosphor-icons/core/fill/qr-code-fill.svg?raw';
import usersIcon from '@phosphor-icons/core/fill/users-fill.svg?raw';
import { useState } from 'preact/hooks';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import { BigButton } from '../../ui/BigButton.tsx';
import { facesOnPage } from '../app/faces.ts';
import { DayPanel } from '../screens/DayPanel.tsx';
import '../screens/Home.css';
import './ChooseFace.css';
import { PersonTile } from './PersonTile.tsx';
import type { Tile } from './tiles.ts';
import type { Said } from './Waiting.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  readonly now: EpochMs;
  readonly timeZone: string;
  readonly tiles: readonly Tile[];
  readonly said: Said;
  readonly onChoose: (residentId: Id) => void;
  /** A card may be shown instead. */
  readonly onCard: (() => void) | undefined;
  readonly onDoor: () => void;
};

/** A shared tablet in a house where everybody knows each other: who sits down taps their own photo. */
export function ChooseFace({ words: { t, language }, now, timeZone, tiles, said, ...on }: Props) {
  const [turns, setTurns] = useState(0);
  const { shown, pages } = facesOnPage(tiles, turns);
  const hasDoors = pages > 1 || on.onCard;
  return (
    <main class={hasDoors ? 'home choose' : 'home choose choose--bare'}>
      <div class="home__day">
        <DayPanel
          now={now}
          timeZone={timeZone}
          language={language.value}
          door={{ label: t('home.staff_door'), onHeld: on.onDoor }}
        />
        <div class="choose__words" role="status">
          <h1 class="choose__title">{said.title}</h1>
          <p class="choose__hint">{said.hint}</p>
        </div>
      </div>
      <ul class={`home__faces home__faces--${pages > 1 ? 6 : shown.length}`} aria-label={t('shared.who')}>
        {shown.map((tile) => (
          <li key={tile.residentId}>
            <PersonTile tile={tile} onPress={() => on.onChoose(tile.residentId)} />
          </li>
        ))}
      </ul>
      {hasDoors && (
        <div class="home__doors">
          {pages > 1 && (
            <BigButton icon={usersIcon} label={t('home.next_page')} onPress={() => setTurns(turns + 1)} />
          )}
          {on.onCard && <BigButton icon={qrCodeIcon} label={t('shared.show_card')} onPress={on.onCard} />}
        </div>
      )}
    </main>
  );
}
