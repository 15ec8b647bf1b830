/** What a browser does when it believes that somebody is reading a web page. Nobody here is. */
const HABITS = ['contextmenu', 'dragstart', 'selectstart', 'gesturestart', 'dblclick'] as const;
/** Spare entries in the history: a nervous swipe comes twice. */
const SPARES = 3;

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
  startFullscreen(window, signal);
}

/**
 * Spare entries in the history, so that *back* stays here. Chrome ignores entries that were added without a touch
 * (history manipulation intervention), so they are laid again after each one.
 */
function startBackGuard({ history, addEventListener }: Window, signal: AbortSignal): void {
  const lay = () => {
    for (let depth = Number(history.state?.spare ?? 0); depth < SPARES; depth += 1)
      history.pushState({ spare: depth + 1 }, '');
  };
  addEventListener('pointerup', lay, { signal });
  addEventListener('popstate', lay, { signal });
  lay();
}

/**
 * Fills the screen at a touch, where the launcher runs in a plain tab of an Android browser: an address bar is the way
 * out of it. Nowhere else: an installed app and a kiosk browser fill it already, an iPad puts a button over the faces
 * that cannot be taken away, and on a PC somebody is trying things out.
 */
function startFullscreen(
  { document, navigator, matchMedia, addEventListener }: Window,
  signal: AbortSignal,
): void {
  if (!/Android/.test(navigator.userAgent) || !document.fullscreenEnabled) return;
  const fill = () => {
    const isFull = matchMedia('(display-mode: fullscreen), (display-mode: standalone)').matches;
    // Refused now and then (a dialog of the system is open): the next touch asks again.
    if (!isFull && !document.fullscreenElement)
      document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined);
  };
  addEventListener('pointerup', fill, { signal });
}
