const WORKER = '/console-sw.js';
/** The console itself, and the page in the frame of the preview: a frame has a worker of its own. */
const SCOPES = ['/staff/', '/resident/preview/'];

type Container = Pick<ServiceWorkerContainer, 'register'>;

/**
 * Lets the console open without network. A version that waits is taken now, while nothing is typed yet: later it would
 * change under somebody's hands.
 *
 * @param container undefined where the browser has none (a private window, plain HTTP)
 * @param reload loads the page anew with the version that has just taken over
 */
export async function keepForOffline(container: Container | undefined, reload: () => void): Promise<void> {
  if (!container) return;
  for (const scope of SCOPES) {
    const { waiting } = await container.register(WORKER, { scope, updateViaCache: 'none' });
    if (!waiting) continue;
    if (scope === '/staff/')
      waiting.addEventListener('statechange', () => waiting.state === 'activated' && reload());
    waiting.postMessage('take-over');
  }
}
