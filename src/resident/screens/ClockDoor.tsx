import type { ComponentChildren } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { createHold } from '../../ui/hold.ts';
import './ClockDoor.css';

/** Long enough that no hand which only rests on the glass gets there. */
const HOLD_MS = 3_000;

export type Props = {
  /** What holding it does, for those who hear the screen. */
  readonly label: string;
  readonly onHeld: () => void;
  /** The class of the clock that it is. */
  readonly class: string;
  readonly children: ComponentChildren;
};

/** The clock, which is also the staff's way in: held for three seconds it asks for the PIN; touched it is a clock. */
export function ClockDoor({ label, onHeld, class: look, children }: Props) {
  const latest = useRef(onHeld);
  latest.current = onHeld;
  const hold = useMemo(() => createHold(() => latest.current(), { ms: HOLD_MS, timers: window }), []);
  return (
    <button type="button" class={`clock-door ${look}`} {...hold}>
      {children}
      <span class="visually-hidden">{label}</span>
      <svg class="clock-door__ring" aria-hidden="true">
        <rect width="100%" height="100%" rx="28" pathLength="1" />
      </svg>
    </button>
  );
}
