import './Icon.css';

/** The drawing of an icon: a file of `@phosphor-icons/core` (see `icon-files.d.ts`), never a text from elsewhere. */
export type IconSvg = string & { readonly drawing: 'icon' };

export type Props = { readonly svg: IconSvg };

/**
 * A picture beside a word, never instead of one: screen readers skip it. As large as the text around it.
 * Who shows an icon imports its file: so it is in that screen's chunk alone, and in no page that never shows it.
 */
export function Icon({ svg }: Props) {
  // A file of our own, fixed at build time: no foreign text comes this way.
  return <span class="icon" aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />;
}
