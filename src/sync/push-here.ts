import type { RequestOf } from '../protocol/http.ts';

/** How long a browser may take: some never answer where their push service is blocked (in-house networks). */
const PATIENCE_MS = 20_000;

/** `cannot`: this browser has no push · `denied`: its person, or its rules, said no · `slow`: its push service did not answer */
export type NoPush = 'cannot' | 'denied' | 'slow';

type Outside = {
  container: Pick<ServiceWorkerContainer, 'getRegistration'> | undefined;
  /** Of the worker that will be woken: `/staff/`. */
  scope: string;
  askPermission: (() => Promise<NotificationPermission>) | undefined;
  after: (ms: number, run: () => void) => () => void;
};

/** What the server needs to wake it. */
export type SubscribedHere = RequestOf<'subscribePush'>;

/**
 * Asks the browser to be woken by this server. Call it in the press of a button: browsers ask their person only then.
 *
 * @param publicKey the server's, base64url
 * @returns what the server needs, or why there is none
 */
export async function subscribeHere(
  publicKey: string,
  { container, scope, askPermission, after }: Outside,
): Promise<SubscribedHere | NoPush> {
  if (!container || !askPermission) return 'cannot';
  if ((await askPermission()) !== 'granted') return 'denied';
  const worker = await container.getRegistration(scope);
  if (!worker?.pushManager) return 'cannot';
  let cancel = () => {};
  const late = new Promise<'slow'>((resolve) => {
    cancel = after(PATIENCE_MS, () => resolve('slow'));
  });
  try {
    const asked = subscribe(worker.pushManager, bytesOf(publicKey));
    // It may still fail after nobody waits any more.
    asked.catch(() => undefined);
    const subscription = await Promise.race([asked, late]);
    if (subscription === 'slow') return 'slow';
    const { endpoint, keys } = subscription.toJSON();
    const { p256dh, auth } = keys ?? {};
    return endpoint && p256dh && auth ? { endpoint, keys: { p256dh, auth } } : 'cannot';
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'cannot';
  } finally {
    cancel();
  }
}

/** One that belongs to another key (a restored server with new secrets) is of no use. */
async function subscribe(manager: PushManager, key: Uint8Array<ArrayBuffer>): Promise<PushSubscription> {
  const old = await manager.getSubscription();
  const isOurs = old && same(old.options.applicationServerKey, key);
  if (old && !isOurs) await old.unsubscribe();
  return (isOurs && old) || manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

function same(one: ArrayBuffer | null, other: Uint8Array): boolean {
  const bytes = new Uint8Array(one ?? new ArrayBuffer(0));
  return bytes.length === other.length && bytes.every((byte, i) => byte === other[i]);
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
