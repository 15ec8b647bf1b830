import type { ComponentChildren } from 'preact';
import './Stage.css';

export type Props = {
  /** What the screen says, for those who hear it. */
  readonly label: string;
  /** `alertdialog` for an incoming call: it interrupts. */
  readonly role?: 'region' | 'alertdialog';
  readonly children: ComponentChildren;
};

/** The dark screen of a call, over everything else. */
export function Stage({ label, role = 'region', children }: Props) {
  return (
    <section
      class="stage"
      role={role}
      aria-label={label}
      aria-live={role === 'alertdialog' ? 'assertive' : 'off'}
    >
      {children}
    </section>
  );
}
