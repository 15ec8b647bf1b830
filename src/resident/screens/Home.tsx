import handHeartIcon from '@phosphor-icons/core/fill/hand-heart-fill.svg?raw';
import playCircleIcon from '@phosphor-icons/core/fill/play-circle-fill.svg?raw';
import usersIcon from '@phosphor-icons/core/fill/users-fill.svg?raw';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import { BigButton } from '../../ui/BigButton.tsx';
import { type Face, facesOnPage } from '../app/faces.ts';
import type { HelpState } from '../app/help.ts';
import type { Aside as AsideView } from './Aside.tsx';
import { Aside } from './Aside.tsx';
import { DayPanel } from './DayPanel.tsx';
import { FaceTile } from './FaceTile.tsx';
import './Home.css';

export type Props = {
  readonly words: ResidentTranslator;
  readonly now: EpochMs;
  readonly timeZone: string;
  readonly faces: readonly Face[];
  readonly aside: AsideView;
  readonly offline: boolean;
  /** Who left messages that nobody has seen; null: nothing waits. */
  readonly unseen: { readonly count: number; readonly name: string; readonly photo: string | null } | null;
  readonly help: HelpState;
  /**
   * The door to what the house pinned, or its place until it is fetched; none: nothing is pinned. More than six faces have it on
   * their last page, where the button leads back to the first: there is room for three doors.
   */
  readonly channels?: ComponentChildren;
  readonly onFace: (contactId: Id) => void;
  readonly onMessages: () => void;
  readonly onHelp: () => void;
  /** The clock was held: staff want in. Without it the clock is only a clock. */
  readonly onDoor?: () => void;
};

/** What the resident sees nearly always: the day, the faces, Messages and Help. No state of it ever moves a face. */
export function Home(props: Props) {
  const { words, now, timeZone, faces, offline, onFace } = props;
  const [turns, setTurns] = useState(0);
  const { shown, pages } = facesOnPage(faces, turns);
  const third =
    pages > 1 && !(props.channels && turns % pages === pages - 1) ? (
      <BigButton icon={usersIcon} label={words.t('home.next_page')} onPress={() => setTurns(turns + 1)} />
    ) : (
      props.channels
    );
  // What is worth saying under the clock is worth more than a third door, where there is no room for both.
  const told = pages > 1 || props.aside.kind === 'greeting' ? '' : ' home--told';
  return (
    <main
      class={third ? `home home--paged${told}` : 'home'}
      data-turned={turns % pages === 0 ? undefined : true}
    >
      <div class="home__day">
        <DayPanel
          now={now}
          timeZone={timeZone}
          language={words.language.value}
          door={props.onDoor && { label: words.t('home.staff_door'), onHeld: props.onDoor }}
        />
        <Aside words={words} now={now} timeZone={timeZone} view={props.aside} onCallBack={onFace} />
      </div>
      {/* A page of six keeps its places even when the last page has fewer. */}
      <ul
        class={`home__faces home__faces--${pages > 1 ? 6 : shown.length}`}
        aria-label={words.t('home.contacts')}
      >
        {shown.map((face) => (
          <li key={face.id}>
            <FaceTile words={words} face={face} offline={offline} onPress={() => onFace(face.id)} />
          </li>
        ))}
        {shown.length === 0 && <li class="home__nobody">{words.t('home.no_contacts')}</li>}
      </ul>
      <nav class="home__doors">
        <BigButton
          icon={playCircleIcon}
          kind="sky"
          label={words.t('home.messages')}
          face={props.unseen}
          badge={props.unseen?.count ?? 0}
          onPress={props.onMessages}
        />
        {third}
        <BigButton
          icon={handHeartIcon}
          kind="rose"
          label={helpLabel(words, props.help)}
          onPress={props.onHelp}
        />
      </nav>
    </main>
  );
}

/** What Help says: that it can be asked for, or what became of it. */
export function helpLabel(words: ResidentTranslator, help: HelpState): string {
  if (help === 'none') return words.t('home.help');
  return words.t(help === 'coming' ? 'home.help_coming' : 'home.help_asked');
}
