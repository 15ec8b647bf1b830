/** For a screen of which any touch is meant for the whole: hears a finger leave, unless a button has heard it. */
export const touchBeside = (onTouch: () => void) => (event: PointerEvent) => {
  if (!(event.target as Element).closest('button')) onTouch();
};
