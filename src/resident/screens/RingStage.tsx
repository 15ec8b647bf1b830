import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Pulse } from '../../ui/Pulse.tsx';
import { Stage } from '../../ui/Stage.tsx';
import { type Person, PersonFace } from './PersonFace.tsx';
import './RingStage.css';

export type Props = {
  readonly person: Person;
  readonly title: string;
  readonly text: string;
  /**
   * `filling`: a ring closes within the time there is to change one's mind; `breathing`: it rings; `glowing`: it rings and
   * nobody can hear it; `announced`: it rings, and a ring closes until it answers itself; `still`.
   */
  readonly rings: 'filling' | 'breathing' | 'glowing' | 'announced' | 'still';
  /** How long the ring takes to close, in ms. */
  readonly closesInMs?: number;
  readonly role?: 'region' | 'alertdialog';
  /** The buttons, at the bottom. */
  readonly children: ComponentChildren;
};

/** The dark stage before a conversation: one face, one sentence, one or two buttons. */
export function RingStage({ person, title, text, rings, role = 'region', children, closesInMs }: Props) {
  return (
    <Stage label={title} role={role}>
      {rings === 'glowing' && <div class="ring-stage__glow" />}
      <div class="ring-stage">
        <div class="ring-stage__face">
          <Pulse active={rings !== 'filling' && rings !== 'still'}>
            <PersonFace person={person} />
          </Pulse>
          {(rings === 'filling' || rings === 'announced') && <Filling closesInMs={closesInMs} />}
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
function Filling({ closesInMs = 3_000 }: { closesInMs: number | undefined }) {
  // It closes from the moment it is first seen; drawn again, it goes on and does not begin anew.
  const [style] = useState({ '--closes-in': `${closesInMs}ms` });
  return (
    <svg class="ring-stage__filling" viewBox="0 0 100 100" aria-hidden="true" style={style}>
      <circle cx="50" cy="50" r="48" pathLength="100" />
    </svg>
  );
}
