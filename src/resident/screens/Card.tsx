import type { ComponentChildren } from 'preact';
import './Card.css';

export type Props = {
  /** A face or an icon above the words. */
  readonly picture?: ComponentChildren;
  readonly title: string;
  readonly lines?: readonly (string | null)[];
  /** The buttons, at the bottom: the way back first, on the side where hanging up was: a second tap must not call. */
  readonly children: ComponentChildren;
};

/** One thing said in large words. It stays until somebody touches a button: nothing here goes by itself. */
export function Card({ picture, title, lines = [], children }: Props) {
  return (
    <main class="card">
      <div class="card__body">
        {picture}
        <div role="status">
          <h1 class="card__title">{title}</h1>
          {lines.map((line) => line && <p key={line}>{line}</p>)}
        </div>
      </div>
      <div class="card__buttons">{children}</div>
    </main>
  );
}
