import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createLook, type LookDeps } from './look-at-address.ts';

/*
 * A site on this machine, and names that resolve to whatever the test says. What is refused must not be knocked at: the
 * site counts.
 */

let site: Server | null = null;
let knocks: string[] = [];
afterEach(() => {
  site?.closeAllConnections();
  site?.close();
  site = null;
  knocks = [];
});

async function open(answer: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    knocks.push(request.url ?? '');
    answer(request, response);
  });
  site = server;
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const NEVER = new AbortController().signal;
const resolvesTo =
  (...addresses: string[]): LookDeps['resolve'] =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const nowhere: LookDeps['resolve'] = async () => [];

const look = (address: string, deps: Partial<LookDeps> = {}) =>
  createLook({ origin: 'https://moien.example', isTrial: true, resolve: nowhere, ...deps })(address, NEVER);
const strict = (address: string, resolve: LookDeps['resolve'] = nowhere) =>
  look(address, { isTrial: false, resolve });

const withHeaders =
  (headers: Record<string, string | string[]>, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end('<p>Moien</p>');
  };
const HTML = { 'content-type': 'text/html; charset=utf-8' };

describe('What can be shown', () => {
  test.each([
    ['a page', HTML, 'page'],
    ['a page that only its own site may frame', { ...HTML, 'x-frame-options': 'SAMEORIGIN' }, 'refuses'],
    [
      'a page whose second policy says no',
      { ...HTML, 'content-security-policy': ["default-src 'self'", "frame-ancestors 'none'"] },
      'refuses',
    ],
    ['a film', { 'content-type': 'video/mp4' }, 'film'],
    ['a radio', { 'content-type': 'audio/mpeg' }, 'sound'],
    ['a playlist', { 'content-type': 'application/vnd.apple.mpegurl' }, 'hls'],
    [
      'a film for its own pages alone',
      { 'content-type': 'video/mp4', 'cross-origin-resource-policy': 'same-origin' },
      'refuses',
    ],
    ['a document to keep', { ...HTML, 'content-disposition': 'attachment; filename=x' }, 'unplayable'],
    ['a document', { 'content-type': 'application/pdf' }, 'unplayable'],
    ['a drawing that can run', { 'content-type': 'image/svg+xml' }, 'unplayable'],
    ['nothing that says what it is', {}, 'unplayable'],
  ])('%s', async (_, headers, what) => {
    const address = await open(withHeaders(headers));
    expect(await look(`${address}/live`)).toEqual({ what, opens: `${address}/live` });
  });

  test('a playlist that is served as plain text is known by its name', async () => {
    const address = await open(withHeaders({ 'content-type': 'text/plain' }));
    expect((await look(`${address}/live.M3U8?x=1`)).what).toBe('hls');
    expect((await look(`${address}/notes.txt`)).what).toBe('unplayable');
  });

  test('what opens is where the redirects end', async () => {
    const address = await open((request, response) => {
      if (request.url === '/fr/direct') return withHeaders(HTML)(request, response);
      response.writeHead(302, { location: request.url === '/' ? '/fr' : 'fr/direct' }).end();
    });
    expect(await look(`${address}/`)).toEqual({ what: 'page', opens: `${address}/fr/direct` });
  });

  test('a stream that never ends is let go once its headers are there', async () => {
    const address = await open((_, response) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg' });
      const more = setInterval(() => response.write(Buffer.alloc(65_536)), 1);
      response.on('close', () => clearInterval(more));
    });
    expect((await look(address)).what).toBe('sound');
  });
});

describe('What cannot be reached', () => {
  test.each([404, 403, 500, 204 + 100])('an answer of %i', async (status) => {
    const address = await open(withHeaders(HTML, status));
    expect((await look(address)).what).toBe('unreachable');
  });

  test('a redirect in a circle', async () => {
    const address = await open((_, response) => void response.writeHead(302, { location: '/' }).end());
    expect((await look(address)).what).toBe('unreachable');
    expect(knocks.length).toBeLessThan(10);
  });

  test('a site that takes the call and says nothing', async () => {
    const address = await open(() => undefined);
    expect((await look(address, { patienceMs: 50 })).what).toBe('unreachable');
  });

  test('headers without end', async () => {
    const address = await open(withHeaders({ ...HTML, 'x-padding': 'x'.repeat(40_000) }));
    expect((await look(address)).what).toBe('unreachable');
  });

  test('a name that nobody has', async () => {
    expect((await strict('https://nowhere.example/')).what).toBe('unreachable');
    const failing = () => Promise.reject(new Error('ENOTFOUND'));
    expect((await strict('https://nowhere.example/', failing)).what).toBe('unreachable');
  });

  test('what is no address', async () => {
    expect((await strict('rtl.lu')).what).toBe('unreachable');
    expect((await strict(`https://a.example/${'x'.repeat(2000)}`)).what).toBe('unreachable');
  });
});

describe('Where the server does not go', () => {
  test.each([
    'http://rtl.example/',
    'ftp://rtl.example/',
    'javascript:alert(1)',
    'https://me:secret@rtl.example/',
  ])('%s is not safe', async (address) => {
    expect((await strict(address)).what).toBe('insecure');
  });

  test.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://192.168.1.1:8443/',
    'https://169.254.169.254/latest/meta-data/',
    // The same address in other clothes: a URL knows them all.
    'https://2130706433/',
    'https://0x7f.1/',
  ])('%s is not public', async (address) => {
    expect((await strict(address)).what).toBe('private');
  });

  test('a name that leads into the house is not even knocked at', async () => {
    const address = await open(withHeaders(HTML));
    const { port } = new URL(address);
    expect((await strict(`https://printer.example:${port}/`, resolvesTo('127.0.0.1'))).what).toBe('private');
    expect(knocks).toEqual([]);
  });

  test('a name with one public and one private address is taken for private', async () => {
    expect((await strict('https://two.example/', resolvesTo('1.1.1.1', '10.0.0.1'))).what).toBe('private');
  });

  test('localhost, on a server that is not there itself', async () => {
    expect((await strict('http://localhost:8080/')).what).toBe('insecure');
    expect((await strict('https://localhost/', resolvesTo('127.0.0.1'))).what).toBe('private');
  });

  test('a public site cannot send it there, either', async () => {
    const address = await open(
      (_, response) => void response.writeHead(302, { location: 'https://10.0.0.1/' }).end(),
    );
    expect(await look(address)).toEqual({ what: 'private', opens: 'https://10.0.0.1/' });
  });

  test('nor out of https', async () => {
    const address = await open(
      (_, response) => void response.writeHead(301, { location: 'http://rtl.example/' }).end(),
    );
    expect((await look(address)).what).toBe('insecure');
  });

  test('our own pages show themselves in nobody’s frame', async () => {
    expect((await strict('https://moien.example/staff/')).what).toBe('refuses');
  });
});

test('is given up when the server stops', async () => {
  const address = await open(() => undefined);
  const stop = new AbortController();
  const going = createLook({ origin: 'https://moien.example', isTrial: true, resolve: nowhere })(
    address,
    stop.signal,
  );
  stop.abort();
  expect((await going).what).toBe('unreachable');
});
