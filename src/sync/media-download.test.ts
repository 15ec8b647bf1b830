import { expect, it } from 'vitest';
import { refusal } from '../protocol/errors.ts';
import { RequestRefused } from './http.ts';
import { createMediaDownload, type MediumName } from './media-download.ts';

const BYTES = new Uint8Array(1_300_000).map((_, at) => at % 251);
const medium: MediumName = { hash: 'ab'.repeat(32), type: 'video/mp4', bytes: BYTES.length };
const signal = new AbortController().signal;

/** A server that answers ranges; `fails` says which requests, counted from 0, break the line. */
function server(fails: readonly number[] = [], answer?: (range: string) => Response) {
  const asked: string[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    const range = new Headers(init?.headers).get('range') ?? '';
    asked.push(range);
    if (fails.includes(asked.length - 1)) throw new TypeError('network');
    if (answer) return answer(range);
    const [, from = '0', to = '0'] = /bytes=(\d+)-(\d+)/.exec(range) ?? [];
    return new Response(BYTES.slice(Number(from), Number(to) + 1), { status: 206 });
  };
  const download = createMediaDownload({ fetch, origin: '', credential: 'A'.repeat(43) });
  return { asked, download };
}

it('fetches a file piece by piece, and puts it together as it was', async () => {
  const { asked, download } = server();
  const blob = await download(medium, signal);
  expect(blob.type).toBe('video/mp4');
  expect(new Uint8Array(await blob.arrayBuffer())).toEqual(BYTES);
  expect(asked).toHaveLength(3);
});

it('goes on where it was cut, and asks for no piece twice', async () => {
  const { asked, download } = server([1]);
  await expect(download(medium, signal)).rejects.toMatchObject({ refusal: { code: 'unavailable' } });
  const blob = await download(medium, signal);
  expect(blob.size).toBe(BYTES.length);
  expect(asked.map((range) => range.split('-')[0])).toEqual([
    'bytes=0',
    'bytes=524288',
    'bytes=524288',
    'bytes=1048576',
  ]);
});

it('keeps the beginning of one file at a time', async () => {
  const { asked, download } = server([1, 3]);
  await download(medium, signal).catch(() => undefined);
  await download({ ...medium, hash: 'cd'.repeat(32) }, signal).catch(() => undefined);
  await download(medium, signal);
  expect(asked.filter((range) => range.startsWith('bytes=0-'))).toHaveLength(3);
});

it.each([
  ['a captive portal’s page', () => new Response('<html>', { status: 200 })],
  ['less than was asked for', () => new Response('abc', { status: 206 })],
])('takes no %s for a piece of a film', async (_, answer) => {
  const { download } = server([], answer);
  await expect(download(medium, signal)).rejects.toMatchObject({ refusal: { retry: 'later' } });
});

it('says why when the server will not give it', async () => {
  const { download } = server([], () => Response.json(refusal('not-found'), { status: 404 }));
  await expect(download(medium, signal)).rejects.toThrow(RequestRefused);
  await expect(download(medium, signal)).rejects.toMatchObject({ refusal: { retry: 'never' } });
});

it('without a credential of its own leaves it to the cookie', async () => {
  let sent: Headers | undefined;
  const fetch = async (_: unknown, init?: RequestInit) => {
    sent = new Headers(init?.headers);
    return new Response(BYTES.slice(0, 1), { status: 206 });
  };
  const download = createMediaDownload({ fetch, origin: '', credential: null });
  await download({ ...medium, bytes: 1 }, signal);
  expect(sent?.has('authorization')).toBe(false);
  expect(sent?.get('range')).toBe('bytes=0-0');
});
