import * as v from 'valibot';
import { Refusal, refusal } from '../protocol/errors.ts';
import type { JsonRouteName, RequestOf, ResponseOf, ROUTES } from '../protocol/http.ts';
import type { BlobHash, Secret } from '../protocol/primitives.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';

/** Longer than any honest answer takes on a bad line; a person waits behind some of these. */
const JSON_TIMEOUT_MS = 15_000;
/** A photo of 2 MB over 3G. */
const BLOB_TIMEOUT_MS = 90_000;

/** The server, or the lack of one, said no; `refusal` says why and what to do. */
export class RequestRefused extends Error {
  // Declared, so that no page loads what lowers a field for older browsers.
  declare readonly refusal: Refusal;
  constructor(refused: Refusal) {
    super(`Refused: ${refused.code}`);
    this.name = 'RequestRefused';
    this.refusal = refused;
  }
}

/** The API, or the routes of it that a page was given. Everything throws `RequestRefused` and nothing else. */
export interface Http<Route extends JsonRouteName = JsonRouteName> {
  /** `signal` gives up; that too is *unavailable*. */
  call<N extends Route>(name: N, body: RequestOf<N>, signal?: AbortSignal): Promise<ResponseOf<N>>;
  putBlob(blob: Blob): Promise<BlobHash>;
  getBlob(hash: BlobHash, signal?: AbortSignal): Promise<Blob>;
}

type Routes = Pick<typeof ROUTES, BlobRouteName> & Partial<typeof ROUTES>;
type BlobRouteName = 'putBlob' | 'getBlob';

export type HttpOptions<R extends Routes> = {
  /** The ones that this page asks: those of the others' pages need not be loaded with it. */
  routes: R;
  fetch: typeof globalThis.fetch;
  /** Where the API is: `https://moien.example`, or empty for the page's own. */
  origin: string;
  /** A tablet's or relative's device secret; null for staff, whose cookie goes by itself, and for nobody. */
  credential: Secret | null;
  timeout?: (ms: number) => AbortSignal;
};

type Asked = RequestInit & { timeoutMs: number; giveUp: AbortSignal | undefined };

export function createHttp<R extends Routes>(options: HttpOptions<R>): Http<keyof R & JsonRouteName> {
  const { routes, fetch, origin, credential, timeout = abortAfter } = options;
  const ours = {
    'Moien-Protocol': String(PROTOCOL_VERSION),
    ...(credential === null ? {} : { Authorization: `Bearer ${credential}` }),
  };

  async function request(path: string, { timeoutMs, giveUp, headers, ...init }: Asked): Promise<Response> {
    const response = await fetch(origin + path, {
      ...init,
      headers: { ...ours, ...headers },
      credentials: 'same-origin',
      // We redirect nothing; a captive portal does.
      redirect: 'error',
      signal: either(timeout(timeoutMs), giveUp),
    });
    if (!response.ok) throw new RequestRefused(await readRefusal(response));
    return response;
  }

  async function call<N extends JsonRouteName>(name: N, body: RequestOf<N>, giveUp?: AbortSignal) {
    const { method, path, response } = (routes as typeof ROUTES)[name];
    const json = body === null ? {} : jsonBody(body);
    const answer = await request(path, {
      method,
      cache: 'no-store',
      timeoutMs: JSON_TIMEOUT_MS,
      giveUp,
      ...json,
    });
    return parseBody<(typeof ROUTES)[N]['response']>(response, answer);
  }

  return {
    call: (name, body, giveUp) => refusing(() => call(name, body, giveUp)),
    putBlob: (body) =>
      refusing(async () => {
        const { method, path, response } = routes.putBlob;
        const asked = { method, body, timeoutMs: BLOB_TIMEOUT_MS, giveUp: undefined };
        return (await parseBody(response, await request(path, asked))).hash;
      }),
    getBlob: (hash, giveUp) =>
      refusing(async () => {
        const { method, path } = routes.getBlob;
        const asked = { method, timeoutMs: BLOB_TIMEOUT_MS, giveUp };
        return (await request(path.replace(':hash', hash), asked)).blob();
      }),
  };
}

/** `AbortSignal.timeout`, which iOS 15 does not have. What is aborted after its end does not notice. */
function abortAfter(ms: number): AbortSignal {
  const late = new AbortController();
  setTimeout(() => late.abort(), ms);
  return late.signal;
}

/** `AbortSignal.any`, which a relative's older iPhone does not have (Safari 17.4). */
function either(timeout: AbortSignal, giveUp: AbortSignal | undefined): AbortSignal {
  if (!giveUp) return timeout;
  const both = new AbortController();
  for (const one of [timeout, giveUp]) {
    if (one.aborted) both.abort();
    one.addEventListener('abort', () => both.abort(), { signal: both.signal });
  }
  return both.signal;
}

const jsonBody = (body: unknown) => ({
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json' },
});

/** No network, a time-out, or bytes that are not ours (a captive portal's page) are all: not now. */
async function refusing<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RequestRefused) throw error;
    throw new RequestRefused(refusal('unavailable'));
  }
}

async function parseBody<S extends v.GenericSchema>(
  schema: S,
  response: Response,
): Promise<v.InferOutput<S>> {
  return v.parse(schema, await response.json());
}

/** A refusal in our words is believed, except that a broken server may never make us throw an edit away. */
export async function readRefusal(response: Response): Promise<Refusal> {
  const parsed = v.safeParse(Refusal, await response.json().catch(() => null));
  if (!parsed.success) return refusal('unavailable');
  return response.status >= 500 && parsed.output.retry !== 'later' ? refusal('unavailable') : parsed.output;
}
