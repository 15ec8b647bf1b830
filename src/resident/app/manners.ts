/** What a browser does when it believes that somebody is reading a web page. Nobody here is. */
const HABITS = ['contextmenu', 'dragstart', 'selectstart', 'gesturestart', 'dblclick'] as const;

/**
 * Takes the browser's habits away: menu on a long press, dragged pictures, selected words, pinch and wheel zoom, and
 * the back gesture, which would leave the launcher. The style sheet does the rest (`touch-action`, `overscroll-behavior`).
 */
export function startManners(window: Window, signal: AbortSignal): void {
  const refuse = (event: Event) => event.preventDefault();
  for (const habit of HABITS) window.addEventListener(habit, refuse, { signal });
  window.addEventListener('wheel', (event) => event.ctrlKey && refuse(event), { signal, passive: false });
  window.addEventListener(
    'touchmove',
    // Safari knows no `touch-action: none` on the whole page and zooms with two fingers.
    (event) => event.touches.length > 1 && event.cancelable && refuse(event),
    { signal, passive: false },
  );
  startBackGuard(window, signal);
}

/**
 * One spare entry in the history, so that *back* stays here. Chrome ignores entries that were added without a touch
 * (history manipulation intervention), so it is laid again after each one.
 */
function startBackGuard({ history, addEventListener }: Window, signal: AbortSignal): void {
  const GUARD = { moien: 'guard' };
  const lay = () => history.state?.moien === GUARD.moien || history.pushState(GUARD, '');
  addEventListener('pointerup', lay, { signal });
  addEventListener('popstate', lay, { signal });
}
