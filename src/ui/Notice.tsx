import type { ComponentChildren } from 'preact';
import { Icon, type IconSvg } from './Icon.tsx';
import './Notice.css';

export type Props = {
  readonly icon: IconSvg;
  readonly title: string;
  readonly children?: ComponentChildren;
};

/** Something to know that needs no answer, such as a missing network. It says so once and moves nothing. */
export function Notice({ icon, title, children }: Props) {
  return (
    <div class="notice" role="status">
      <p class="notice__title">
        <Icon svg={icon} />
        <span>{title}</span>
      </p>
      {children && <div class="notice__text">{children}</div>}
    </div>
  );
}
