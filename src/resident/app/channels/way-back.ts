/** What Chrome asks before it goes back (HTML, *close requests*): other browsers do not have it. */
type Watching = new (options: { signal: AbortSignal }) => { onclose: (() => void) | null };

export type WayBackWindow = Pick<Window, 'addEventListener'> & { CloseWatcher?: Watching };

/**
 * The back gesture does what the large button does. A close watcher hears it first: a stranger's page in the frame adds to the
 * history of the tab, and *back* would otherwise leaf through that one.
 */
export function startWayBack(window: WayBackWindow, onBack: () => void, stop: AbortSignal): void {
  window.addEventListener('popstate', onBack, { signal: stop });
  if (!window.CloseWatcher) return;
  try {
    new window.CloseWatcher({ signal: stop }).onclose = onBack;
  } catch {
    // One too many without a touch between them; the history still tells.
  }
}
