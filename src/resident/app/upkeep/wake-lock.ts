/** What is used of a browser here; `wakeLock` is missing in old WebViews and on iPads before 18.4. */
export type AwakeDeps = {
  wakeLock: Pick<WakeLock, 'request'> | undefined;
  document: Pick<Document, 'visibilityState' | 'addEventListener'>;
};

/**
 * Keeps the screen on. The browser drops the lock whenever the page is hidden, so it is taken again each time the
 * page is seen (Screen Wake Lock §6). A refusal (battery saver) is no fault: the next time may be granted.
 */
export function startWakeLock({ wakeLock, document }: AwakeDeps, signal: AbortSignal): void {
  if (!wakeLock) return;
  let held: WakeLockSentinel | null = null;
  const take = async () => {
    if (document.visibilityState !== 'visible' || (held && !held.released)) return;
    held = await wakeLock.request('screen').catch(() => null);
    if (signal.aborted) await held?.release();
  };
  const retake = () => void take();
  document.addEventListener('visibilitychange', retake, { signal });
  signal.addEventListener('abort', () => void held?.release());
  retake();
}
