import bellRingingIcon from '@phosphor-icons/core/fill/bell-ringing-fill.svg?raw';
import './Found.css';
import { Icon } from '../../ui/Icon.tsx';
import { usePress } from '../../ui/use-press.ts';

export type Props = {
  readonly label: string;
  readonly onFound: () => void;
};

/** Staff look for this tablet: it glows over everything until a hand is on it. */
export function Found({ label, onFound }: Props) {
  return (
    <button type="button" class="found" {...usePress(onFound)}>
      <Icon svg={bellRingingIcon} />
      <span>{label}</span>
    </button>
  );
}
