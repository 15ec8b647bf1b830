import * as v from 'valibot';
import webPush from 'web-push';
import { type Carry, deliveryOf, PATIENCE_MS, whyOf } from './carriers.ts';

const PushBody = v.object({
  /** JSON for the worker: ids, and words without a name. */
  payload: v.string(),
  keys: v.object({ p256dh: v.string(), auth: v.string() }),
  urgency: v.picklist(['normal', 'high']),
  /** A newer one of the same topic takes the place of an older that was not delivered (RFC 8030 §5.4). */
  topic: v.nullable(v.string()),
});

export type Vapid = { publicKey: string; privateKey: string; subject: string };

type Deps = { vapid: Vapid; fetch: typeof globalThis.fetch; now: () => number };

/** Encrypted for one browser (RFC 8291), signed by this server (RFC 8292), handed to the browser's push service. */
export function createPushCarrier({ vapid, fetch, now }: Deps): Carry {
  return async ({ to, body, expiresAt }) => {
    const { payload, keys, urgency, topic } = v.parse(PushBody, JSON.parse(body));
    try {
      const request = webPush.generateRequestDetails({ endpoint: to, keys }, payload, {
        vapidDetails: vapid,
        TTL: Math.max(0, Math.floor((expiresAt - now()) / 1000)),
        urgency,
        contentEncoding: 'aes128gcm',
        ...(topic === null ? {} : { topic }),
      });
      const { 'Content-Length': _, ...headers } = request.headers as Record<string, string>;
      const signal = AbortSignal.timeout(PATIENCE_MS);
      // An address that a browser named must not lead anywhere else.
      const init = { method: 'POST', headers, body: new Uint8Array(request.body), signal } as const;
      const response = await fetch(to, { ...init, redirect: 'error' });
      await response.body?.cancel();
      return deliveryOf(response);
    } catch (error) {
      return { got: 'later', why: whyOf(error) };
    }
  };
}

/**
 * May this server post there? A push service is a public host with a name: an address of the house's own network, told by a browser,
 * would make the server knock on doors that nobody outside can reach.
 *
 * @param isTrial the server itself runs on localhost, and so may its push service
 */
export function isPushService(endpoint: string, isTrial: boolean): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, username } = new URL(endpoint);
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1';
  if (isHere) return isTrial && username === '';
  const isName =
    /\.[a-z][a-z0-9-]*$/i.test(hostname) && !/\.(local|localhost|internal|lan|home|arpa)$/i.test(hostname);
  return protocol === 'https:' && isName && username === '';
}
