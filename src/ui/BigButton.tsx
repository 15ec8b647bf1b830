import { Avatar } from './Avatar.tsx';
import './BigButton.css';
import { Icon, type IconSvg } from './Icon.tsx';
import type { PressOptions } from './press.ts';
import { usePress } from './use-press.ts';

export type Props = {
  readonly icon: IconSvg;
  /** Says what the press will do; icon and word always come together. */
  readonly label: string;
  readonly onPress: () => void;
  /** `go` calls and answers, `stop` hangs up; `quiet` is the gentle way out on the dark stage. */
  readonly kind?: 'go' | 'stop' | 'plain' | 'quiet' | 'sky' | 'earth' | 'rose';
  /** 120 px high; `ring` 160 px for answering; `small` 96 px, the least that a resident meets. */
  readonly size?: 'primary' | 'ring' | 'small';
  /** Icon above the word, for narrow places. */
  readonly stacked?: boolean;
  /** Somebody's face instead of the icon: whom it is about. */
  readonly face?: { readonly name: string; readonly photo: string | null } | null;
  /** A count beside the word, such as unseen messages; nothing at 0. */
  readonly badge?: number;
  readonly press?: PressOptions;
};

/** A button on a resident's screen: large, with icon and word, forgiving to a trembling hand. */
export function BigButton(props: Props) {
  const { icon, label, onPress, kind = 'plain', size = 'primary', stacked = false, badge = 0, face } = props;
  const press = usePress(onPress, props.press);
  const count = badge > 0 ? ' big-button--counted' : '';
  const shape = `big-button--${size}${stacked ? ' big-button--stacked' : ''}${count}`;
  return (
    <button type="button" class={`big-button big-button--${kind} ${shape}`} {...press}>
      {face ? <Avatar name={face.name} photo={face.photo} /> : <Icon svg={icon} />}
      <span class="big-button__label">{label}</span>
      {badge > 0 && <span class="big-button__badge">{badge}</span>}
    </button>
  );
}
