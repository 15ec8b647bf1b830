import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { createHttp } from '../../sync/http.ts';
import { FakeSocket } from '../../sync/socket.fixture.ts';
import { createAhead } from './ahead.ts';

const SECRET = 'q'.repeat(43);
const PULLED = { changes: [], seq: 1, scope: 's', reset: true, more: false };
const ROUTES = {
  pull: {
    method: 'POST',
    path: '/api/pull',
    request: v.any(),
    response: v.object({ seq: v.number() }),
  },
};

function page() {
  const asked: string[] = [];
  const fetch = vi.fn(async (path: string, init: RequestInit = {}) => {
    asked.push(`${path} ${init.body}`);
    return new Response(JSON.stringify(PULLED));
  });
  const ahead = createAhead({
    fetch: fetch as unknown as typeof globalThis.fetch,
    WebSocket: FakeSocket as never,
  });
  const routes = ROUTES as unknown as Parameters<typeof createHttp>[0]['routes'];
  const http = createHttp({ routes, fetch: ahead.fetch, origin: '', credential: SECRET });
  return { ahead, asked, http, fetch };
}
const FIRST = { path: '/api/pull', body: JSON.stringify({ since: 0, scope: null }) };

describe('what was asked ahead', () => {
  it('is not asked again by the page, and both can read the answer', async () => {
    const { ahead, asked, http } = page();
    const early = ahead.ask({ ...FIRST, credential: SECRET });
    expect(await http.call('pull', { since: 0, scope: null })).toMatchObject({ seq: 1 });
    expect(await early).toEqual(PULLED);
    expect(asked).toHaveLength(1);
  });

  it('is handed over once: the next time the page asks for news', async () => {
    const { ahead, asked, http } = page();
    await ahead.ask({ ...FIRST, credential: SECRET });
    await http.call('pull', { since: 0, scope: null });
    await http.call('pull', { since: 0, scope: null });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['in other words', { ...FIRST, body: '{}', credential: SECRET }],
    ['by somebody else', { ...FIRST, credential: 'r'.repeat(43) }],
  ])('is no answer to what is asked %s', async (_, question) => {
    const { ahead, asked, http } = page();
    await ahead.ask(question);
    await http.call('pull', { since: 0, scope: null });
    expect(asked).toHaveLength(2);
  });

  it('is null when there is no network, and the page hears that as it would by itself', async () => {
    const { ahead, http, fetch } = page();
    fetch.mockRejectedValue(new TypeError('no network'));
    expect(await ahead.ask({ ...FIRST, credential: SECRET })).toBeNull();
    await expect(http.call('pull', { since: 0, scope: null })).rejects.toMatchObject({
      refusal: { code: 'unavailable' },
    });
  });

  it('is given up with the page’s own patience', async () => {
    const { ahead, http, fetch } = page();
    fetch.mockReturnValue(new Promise(() => undefined));
    void ahead.ask({ ...FIRST, credential: SECRET });
    const giveUp = new AbortController();
    const asking = http.call('pull', { since: 0, scope: null }, giveUp.signal);
    giveUp.abort();
    await expect(asking).rejects.toMatchObject({ refusal: { code: 'unavailable' } });
  });
});

describe('the socket', () => {
  it('that was dialled ahead is the first that the page gets; the next is a new one', () => {
    FakeSocket.all = [];
    const { ahead } = page();
    ahead.dial('wss://moien.test/live');
    const [dialled] = FakeSocket.all;
    expect(new ahead.WebSocket('wss://moien.test/live')).toBe(dialled);
    expect(new ahead.WebSocket('wss://moien.test/live')).not.toBe(dialled);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('that has closed meanwhile is not handed over', () => {
    FakeSocket.all = [];
    const { ahead } = page();
    ahead.dial('wss://moien.test/live');
    const [dialled] = FakeSocket.all;
    dialled?.end(1006);
    expect(new ahead.WebSocket('wss://moien.test/live')).not.toBe(dialled);
  });
});
