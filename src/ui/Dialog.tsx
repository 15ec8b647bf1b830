import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import './Dialog.css';

export type Props = {
  readonly title: string;
  /** Escape and the back gesture come here too. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** The buttons below, the one that is meant most often first. */
  readonly actions?: ComponentChildren;
};

/** One question above the page: draw it to open it. Focus goes in, stays in, and returns to where it was. */
export function Dialog({ title, onClose, children, actions }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    return () => {
      // A dialog that leaves the page takes the focus with it, unless it is given back by hand.
      element?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        // Whether it is drawn is the owner's decision.
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={titleId} class="dialog__title">
        {title}
      </h2>
      {children}
      {actions && <div class="dialog__actions">{actions}</div>}
    </dialog>
  );
}
