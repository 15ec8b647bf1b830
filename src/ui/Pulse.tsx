import type { ComponentChildren } from 'preact';
import './Pulse.css';

export type Props = {
  /** Whether the rings breathe; without it they stand still. */
  readonly active: boolean;
  readonly children: ComponentChildren;
};

/** Rings around a face while it rings: one slow breath in two seconds, still for those who want no motion. */
export function Pulse({ active, children }: Props) {
  return <div class={active ? 'pulse pulse--active' : 'pulse'}>{children}</div>;
}
