import type { Secret } from '../../protocol/primitives.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';

/** A question to the server, as `sync/http` puts it. */
type Question = { path: string; body: string; credential?: Secret };

/**
 * What the page does first on the network, begun while the page itself is still on its way: it is handed what it asks for
 * if that was asked already, else it asks by itself.
 */
export interface Ahead {
  readonly fetch: typeof globalThis.fetch;
  /** The first one made is the one that was dialled ahead, perhaps open already. */
  readonly WebSocket: new (
    url: string,
  ) => WebSocket;
  /** Asks. @returns the answer's JSON, null when it was no answer; the page gets the same answer once. */
  ask(question: Question): Promise<unknown>;
  dial(url: string): void;
}

const keyOf = ({ path, body, credential }: Question) => `${path} ${credential ?? ''} ${body}`;

export function createAhead(window: Pick<Window & typeof globalThis, 'fetch' | 'WebSocket'>): Ahead {
  const answers = new Map<string, Promise<Response>>();
  let dialled: WebSocket | null = null;

  return {
    fetch(input, init = {}) {
      const credential = new Headers(init.headers).get('authorization')?.replace('Bearer ', '');
      const key = keyOf({ path: String(input), body: String(init.body), ...(credential && { credential }) });
      const answer = answers.get(key);
      answers.delete(key);
      return answer ? orGivenUp(answer, init.signal) : window.fetch(input, init);
    },
    WebSocket: class {
      constructor(url: string) {
        const socket = dialled?.readyState === 0 || dialled?.readyState === 1 ? dialled : null;
        dialled = null;
        // biome-ignore lint/correctness/noConstructorReturn: what is dialled already is the socket that was asked for
        return socket ?? new window.WebSocket(url);
      }
    } as Ahead['WebSocket'],
    async ask(question) {
      const { path, body, credential } = question;
      const answer = window.fetch(path, {
        method: 'POST',
        cache: 'no-store',
        redirect: 'error',
        body,
        headers: {
          'Content-Type': 'application/json',
          'Moien-Protocol': String(PROTOCOL_VERSION),
          ...(credential && { Authorization: `Bearer ${credential}` }),
        },
      });
      // Two readers of one answer: whoever comes first must not empty it.
      const copy = answer.then((response) => response.clone());
      answers.set(keyOf(question), answer);
      return copy.then(
        (response) => (response.ok ? response.json() : null),
        () => null,
      );
    },
    dial(url) {
      dialled = new window.WebSocket(url);
    },
  };
}

/** The page's patience counts for what was asked before it came. */
function orGivenUp(answer: Promise<Response>, signal?: AbortSignal | null): Promise<Response> {
  return new Promise((resolve, reject) => {
    answer.then(resolve, reject);
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}
