import { startUpdates, type UpdateDeps } from './updates.ts';

export type WorkerDeps = Omit<UpdateDeps, 'registration'> & {
  /** Missing in some WebViews and outside HTTPS: then the launcher lives without. */
  container: ServiceWorkerContainer | undefined;
};

/** Registers the worker that keeps the launcher for a start without network, and follows its updates. */
export async function startWorker({ container, ...deps }: WorkerDeps, stop: AbortSignal): Promise<void> {
  const registered = container?.register('/sw.js', { scope: '/resident/', updateViaCache: 'none' });
  const registration = await registered?.catch(() => undefined);
  if (registration && !stop.aborted) startUpdates({ ...deps, registration }, stop);
}
