import { type ComponentChildren, render } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export type Props = {
  readonly isCovered: boolean;
  readonly children: ComponentChildren;
};

/**
 * A room that can be taken out of the document and put back as it was: open forms keep what was typed, and while it is
 * out nothing of it can be read, found, focused or printed.
 */
export function Behind({ isCovered, children }: Props) {
  const door = useRef<HTMLDivElement>(null);
  const [room] = useState(() => Object.assign(document.createElement('div'), { className: 'behind' }));
  const focused = useRef<Element | null>(null);
  // A root of its own: whose elements are away, Preact must not look for in the page.
  useLayoutEffect(() => render(children, room));
  useLayoutEffect(() => {
    if (isCovered) {
      focused.current = room.contains(document.activeElement) ? document.activeElement : null;
      room.remove();
      return;
    }
    door.current?.append(room);
    for (const dialog of room.querySelectorAll<HTMLDialogElement>('dialog[open]')) {
      // One that was modal is not any more once it has left the page.
      dialog.removeAttribute('open');
      dialog.showModal();
    }
    if (focused.current instanceof HTMLElement) focused.current.focus();
  }, [isCovered, room]);
  useLayoutEffect(() => () => render(null, room), [room]);
  return <div class="behind" ref={door} />;
}
