import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Health } from '../../../protocol/health.ts';
import { startUpdates, type UpdateDeps, type Updates } from '../upkeep/updates.ts';

export type WorkerDeps = Omit<UpdateDeps, 'registration' | 'container'> & {
  /** Missing in some WebViews and outside HTTPS: then the launcher lives without. */
  container: ServiceWorkerContainer | undefined;
  /** The build that this page is. */
  version: string;
};

/** The worker that keeps the launcher for a start without network, and brings new versions. */
export interface WorkerLink {
  readonly update: ReadonlySignal<Health['update']>;
  /** Staff ask for the newest version now. */
  takeUpdate(): Promise<void>;
}

/** Registers the worker and follows it. Call it once the first screen is drawn: it says that this version came up. */
export function startWorker(deps: WorkerDeps, stop: AbortSignal): WorkerLink {
  const rolledBack = signal(false);
  const updates = signal<Updates | null>(null);
  const ready = register(deps, stop, (registration, container) => {
    updates.value = startUpdates({ ...deps, container, registration }, stop);
    void container.ready
      .then(({ active }) => sayAlive(active, deps.version))
      .then((isRolledBack) => {
        rolledBack.value = isRolledBack;
      });
  });
  return {
    update: computed(() => {
      if (updates.value?.isWaiting.value) return 'waiting';
      return rolledBack.value ? 'rolled-back' : 'none';
    }),
    async takeUpdate() {
      await ready;
      await updates.peek()?.takeNow();
    },
  };
}

async function register(
  { container }: WorkerDeps,
  stop: AbortSignal,
  follow: (registration: ServiceWorkerRegistration, container: ServiceWorkerContainer) => void,
): Promise<void> {
  const registered = container?.register('/sw.js', { scope: '/resident/', updateViaCache: 'none' });
  const registration = await registered?.catch(() => undefined);
  if (registration && container && !stop.aborted) follow(registration, container);
}

/** @returns whether a newer version than this one did not come up (sw/trial) */
function sayAlive(worker: ServiceWorker | null, version: string): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  worker?.postMessage({ type: 'ALIVE', version }, [port2]);
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data?.rolledBack != null);
    };
  });
}
