import { expect, it } from 'vitest';
import { keepForOffline } from './offline.ts';

function browser(waits: boolean) {
  const told: unknown[] = [];
  const worker = Object.assign(new EventTarget(), {
    state: 'installed',
    postMessage: (message: unknown) => void told.push(message),
  });
  const scopes: (string | undefined)[] = [];
  const register = async (_: unknown, options?: RegistrationOptions) => {
    scopes.push(options?.scope);
    return { waiting: waits && options?.scope === '/staff/' ? worker : null };
  };
  return { container: { register } as unknown as ServiceWorkerContainer, scopes, told, worker };
}

it('keeps the console and the page of its preview', async () => {
  const { container, scopes, told } = browser(false);
  await keepForOffline(container, () => undefined);
  expect(scopes).toEqual(['/staff/', '/resident/preview/']);
  expect(told).toEqual([]);
});

it('takes a version that waits, and loads the page anew once it is in charge', async () => {
  const { container, told, worker } = browser(true);
  let reloads = 0;
  await keepForOffline(container, () => (reloads += 1));
  expect(told).toEqual(['take-over']);
  worker.state = 'activating';
  worker.dispatchEvent(new Event('statechange'));
  expect(reloads).toBe(0);
  worker.state = 'activated';
  worker.dispatchEvent(new Event('statechange'));
  expect(reloads).toBe(1);
});

it('does without, where the browser has no workers', async () => {
  await expect(keepForOffline(undefined, () => undefined)).resolves.toBeUndefined();
});
