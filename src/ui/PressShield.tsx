import './PressShield.css';

export type Props = {
  /** The name of the screen. Every change of it raises the shield for 600 ms. */
  readonly screen: string;
};

/**
 * Takes the second tap of a trembling hand, which would otherwise land on the screen that has just come.
 * It lies over everything and goes by itself, in CSS: no timer can be lost. Keyboards and screen readers pass.
 */
export function PressShield({ screen }: Props) {
  return <div key={screen} class="press-shield" aria-hidden="true" />;
}
