import { describe, expect, it, vi } from 'vitest';
import { testHash, testId } from '../data/records.fixture.ts';
import { refusal } from '../protocol/errors.ts';
import { ROUTES } from '../protocol/http.ts';
import { createHttp, type Http, RequestRefused } from './http.ts';

type Asked = { url: string; init: RequestInit };

/** A client whose server answers as told, and what it was asked. */
function ask(answer: () => Response | Promise<Response>, credential: string | null = 's'.repeat(43)) {
  const asked: Asked[] = [];
  const timeouts: number[] = [];
  const http = createHttp({
    routes: ROUTES,
    origin: 'https://moien.test',
    credential,
    async fetch(url, init = {}) {
      asked.push({ url: String(url), init });
      init.signal?.throwIfAborted();
      return answer();
    },
    timeout(ms) {
      timeouts.push(ms);
      return new AbortController().signal;
    },
  });
  return { http, asked, timeouts };
}

const page = { seq: 3, scope: 'a', reset: false, more: false, changes: [] };
const pull = (http: Http) => http.call('pull', { since: 0, scope: null });
const refusedWith = (code: Parameters<typeof refusal>[0], retryAfterMs?: number) =>
  expect.objectContaining({ refusal: refusal(code, retryAfterMs) });

describe('a request', () => {
  it('carries the credential, the protocol version and JSON', async () => {
    const { http, asked, timeouts } = ask(() => Response.json(page));
    expect(await pull(http)).toEqual(page);
    expect(asked[0]?.url).toBe('https://moien.test/api/pull');
    expect(asked[0]?.init).toMatchObject({
      method: 'POST',
      body: '{"since":0,"scope":null}',
      credentials: 'same-origin',
      redirect: 'error',
      headers: {
        Authorization: `Bearer ${'s'.repeat(43)}`,
        'Moien-Protocol': '1',
        'Content-Type': 'application/json',
      },
    });
    expect(timeouts).toEqual([15_000]);
  });

  it('has no Authorization header for staff, whose cookie goes by itself', async () => {
    const { http, asked } = ask(() => Response.json({}), null);
    await http.call('signOut', null);
    expect(asked[0]?.init.headers).toEqual({ 'Moien-Protocol': '1' });
    expect(asked[0]?.init.method).toBe('DELETE');
    expect(asked[0]?.init.body).toBeUndefined();
  });

  it('can be given up', async () => {
    const { http } = ask(() => Response.json(page));
    const over = new AbortController();
    over.abort();
    await expect(http.call('pull', { since: 0, scope: null }, over.signal)).rejects.toEqual(
      refusedWith('unavailable'),
    );
  });
});

describe('photos', () => {
  it('go up as bytes and come back by name', async () => {
    const { http, asked, timeouts } = ask(() => Response.json({ hash: testHash(1) }));
    const blob = new Blob(['face'], { type: 'image/webp' });
    expect(await http.putBlob(blob)).toBe(testHash(1));
    expect(asked[0]?.init.body).toBe(blob);
    expect(timeouts).toEqual([90_000]);
  });

  it('come down by their hash', async () => {
    const { http, asked } = ask(() => new Response('face', { headers: { 'Content-Type': 'image/webp' } }));
    const blob = await http.getBlob(testHash(1));
    expect(await blob.text()).toBe('face');
    expect(asked[0]?.url).toBe(`https://moien.test/api/blobs/${testHash(1)}`);
  });
});

describe('a refusal', () => {
  it('says what the server said', async () => {
    const { http } = ask(() => Response.json(refusal('too-many-tries', 9_000), { status: 429 }));
    await expect(pull(http)).rejects.toBeInstanceOf(RequestRefused);
    await expect(pull(http)).rejects.toEqual(refusedWith('too-many-tries', 9_000));
  });

  it('asks to sign in only when the server said so itself', async () => {
    const { http } = ask(() => Response.json(refusal('not-signed-in'), { status: 401 }));
    await expect(pull(http)).rejects.toEqual(refusedWith('not-signed-in'));
    const portal = ask(() => new Response('<h1>Pay for your hotel</h1>', { status: 401 }));
    await expect(pull(portal.http)).rejects.toEqual(refusedWith('unavailable'));
  });

  it('is unavailable without network', async () => {
    const { http } = ask(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(pull(http)).rejects.toEqual(refusedWith('unavailable'));
    await expect(http.getBlob(testHash(1))).rejects.toEqual(refusedWith('unavailable'));
  });

  it('is unavailable when somebody else answers in the server’s place', async () => {
    const portal = ask(() => new Response('<h1>Welcome to our Wi-Fi</h1>'));
    await expect(pull(portal.http)).rejects.toEqual(refusedWith('unavailable'));
    const other = ask(() => Response.json({ hello: testId(1) }));
    await expect(pull(other.http)).rejects.toEqual(refusedWith('unavailable'));
  });

  it('of a broken server never makes us throw an edit away', async () => {
    const { http } = ask(() => Response.json(refusal('bad-request'), { status: 500 }));
    await expect(pull(http)).rejects.toEqual(refusedWith('unavailable'));
    const busy = ask(() => Response.json(refusal('unavailable', 2_000), { status: 503 }));
    await expect(pull(busy.http)).rejects.toEqual(refusedWith('unavailable', 2_000));
  });
});

it('a request that nobody answers is given up by itself', async () => {
  vi.useFakeTimers();
  const http = createHttp({
    routes: ROUTES,
    origin: '',
    credential: null,
    fetch: (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      }),
  });
  const asked = expect(pull(http)).rejects.toEqual(refusedWith('unavailable'));
  await vi.advanceTimersByTimeAsync(15_000);
  await asked;
  vi.useRealTimers();
});
