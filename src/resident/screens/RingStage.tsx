import type { ComponentChildren } from 'preact';
import { Avatar } from '../../ui/Avatar.tsx';
import { Pulse } from '../../ui/Pulse.tsx';
import { Stage } from '../../ui/Stage.tsx';
import './RingStage.css';

/** The other person, as every screen of a call shows them. */
export type Person = { readonly name: string; readonly relation: string; readonly photo: string | null };

export type Props = {
  readonly person: Person;
  readonly title: string;
  readonly text: string;
  /**
   * `filling`: a ring closes within the three seconds of grace; `breathing`: it rings; `glowing`: it rings and nobody
   * can hear it; `still`.
   */
  readonly rings: 'filling' | 'breathing' | 'glowing' | 'still';
  readonly role?: 'region' | 'alertdialog';
  /** The buttons, at the bottom. */
  readonly children: ComponentChildren;
};

/** The dark stage before a conversation: one face, one sentence, one or two buttons. */
export function RingStage({ person, title, text, rings, role = 'region', children }: Props) {
  return (
    <Stage label={title} role={role}>
      {rings === 'glowing' && <div class="ring-stage__glow" />}
      <div class="ring-stage">
        <div class="ring-stage__face">
          <Pulse active={rings === 'breathing' || rings === 'glowing'}>
            <Avatar name={person.name} photo={person.photo} />
          </Pulse>
          {rings === 'filling' && <Filling />}
        </div>
        <h1 class="ring-stage__title">{title}</h1>
        <p class="ring-stage__text" role="status">
          {text}
        </p>
        <div class="ring-stage__buttons">{children}</div>
      </div>
    </Stage>
  );
}

/** Time that passes, without a number to hurry anybody. */
function Filling() {
  return (
    <svg class="ring-stage__filling" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="48" pathLength="100" />
    </svg>
  );
}
