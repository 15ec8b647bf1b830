import type { ComponentChildren } from 'preact';
import { usePress } from '../../../ui/use-press.ts';
import './PanelButton.css';

export type Props = {
  readonly icon?: ComponentChildren;
  readonly label: string;
  readonly onPress: () => void;
  /** One of several of which one is chosen: is it this one? */
  readonly chosen?: boolean;
  readonly kind?: 'plain' | 'go' | 'stop' | 'way';
  readonly disabled?: boolean;
};

/** Staff press quickly and twice in a row on purpose. */
const REPEAT_MS = 120;

/** A button of the staff panel: as large as a resident's, for gloves and haste. */
export function PanelButton({ icon, label, onPress, chosen, kind = 'plain', disabled = false }: Props) {
  const press = usePress(onPress, { repeat: REPEAT_MS, hold: 0 });
  return (
    <button
      type="button"
      class={`panel-button panel-button--${kind}`}
      disabled={disabled}
      {...(chosen === undefined ? {} : { 'aria-pressed': chosen })}
      {...press}
    >
      {icon}
      <span class="panel-button__label">{label}</span>
    </button>
  );
}
