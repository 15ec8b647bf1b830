import type { ComponentChildren } from 'preact';

export type Props = {
  readonly title: string;
  readonly children?: ComponentChildren;
};

/** What this page is. Arriving here moves the focus to it, so that a keyboard or a screen reader begins here. */
export function PageTitle({ title, children }: Props) {
  return (
    <header class="page-title">
      <h1 class="page-title__text" tabIndex={-1} data-arrival="">
        {title}
      </h1>
      {children}
    </header>
  );
}
