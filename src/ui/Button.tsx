import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import './Button.css';
import { Icon, type IconSvg } from './Icon.tsx';

export type Props = Omit<ButtonHTMLAttributes, 'class' | 'onClick' | 'style' | 'icon'> & {
  /** Says what the press will do. */
  readonly children: ComponentChildren;
  readonly variant?: 'primary' | 'plain' | 'danger' | 'quiet';
  readonly icon?: IconSvg;
  readonly onPress?: () => void;
};

/** A button on the pages of staff and relatives. Residents get a BigButton. */
export function Button({ children, variant = 'plain', icon, onPress, type = 'button', ...rest }: Props) {
  return (
    <button {...rest} type={type} class={`button button--${variant}`} onClick={onPress}>
      {icon && <Icon svg={icon} />}
      <span>{children}</span>
    </button>
  );
}
