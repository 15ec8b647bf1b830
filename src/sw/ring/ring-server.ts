import * as v from 'valibot';
import type { Secret } from '../../protocol/primitives.ts';
import { RING_ROUTES, RingWords } from '../../protocol/ring-routes.ts';
import type { RingServer } from './worker-ports.ts';

/** A phone that wakes up may need a while for its network; a ring that waits longer is none. */
const PATIENCE_MS = 8_000;

type Route = 'readRing' | 'tellRing' | 'subscribeRing';

/** The server as the worker asks it: with the credential in the header, and never for long. */
export function createRingServer(fetch: typeof globalThis.fetch): RingServer {
  async function post(route: Route, credential: Secret, body: object): Promise<unknown> {
    // `AbortSignal.timeout` is not in every browser that the page is built for.
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
    try {
      const answer = await fetch(RING_ROUTES[route].path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${credential}` },
        body: JSON.stringify(body),
        signal: patience.signal,
        cache: 'no-store',
      });
      if (!answer.ok) throw new Error(`http ${answer.status}`);
      return await answer.json();
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    read: async (credential, about, id) =>
      v.parse(RingWords, await post('readRing', credential, { about, id })),
    tell: (credential, about, id, what) => post('tellRing', credential, { about, id, what }),
    async subscribe(credential, { endpoint, keys }) {
      const { p256dh, auth } = keys ?? {};
      return await post('subscribeRing', credential, { endpoint, keys: { p256dh, auth } });
    },
  };
}
