import type { ComponentChildren } from 'preact';
import { Icon, type IconSvg } from '../../../ui/Icon.tsx';

export type Props = {
  readonly icon: IconSvg;
  readonly title: string;
  readonly text: string;
  /** The first thing to do. */
  readonly children?: ComponentChildren;
};

/** A list that has nothing in it yet, and what to do about it. */
export function EmptyState({ icon, title, text, children }: Props) {
  return (
    <div class="empty">
      <span class="empty__icon">
        <Icon svg={icon} />
      </span>
      <p class="empty__title">{title}</p>
      <p class="empty__text">{text}</p>
      {children}
    </div>
  );
}
