/**
 * Remembers when somebody last touched the tablet.
 * @returns that moment, in ms by `now`; the start counts as one
 */
export function startTouchWatch(
  { window, now }: { window: Pick<Window, 'addEventListener'>; now: () => number },
  stop: AbortSignal,
): () => number {
  let last = now();
  const touched = () => {
    last = now();
  };
  for (const kind of ['pointerdown', 'keydown'])
    window.addEventListener(kind, touched, { capture: true, passive: true, signal: stop });
  return () => last;
}
