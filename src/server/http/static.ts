import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { FRAMED_POLICY } from './headers.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Already small; squeezing them again only costs time. */
const SQUEEZED = new Set(['.png', '.webp', '.woff2']);

const REDIRECTS: Record<string, string> = {
  '/': '/staff/',
  '/tablet': '/resident/',
  '/tablet/': '/resident/',
  '/resident': '/resident/',
  '/staff': '/staff/',
  '/relative': '/relative/',
};

/** The console names its places itself (`/staff/residents/…/history`): each of them is the one page. */
const CONSOLE_ADDRESS = /^\/staff\/[\w/-]+$/;

type Page = {
  plain: Uint8Array<ArrayBuffer>;
  /** By the name of the encoding, the smallest first; none for what is small already. */
  zipped: readonly { encoding: string; bytes: Uint8Array<ArrayBuffer> }[];
  headers: Record<string, string>;
};

/** Answers requests for pages and their parts; null: there is no such file. */
export type ServePage = (request: Request) => Response | null;

/**
 * Reads the built pages into memory, once. What is not in this list cannot be asked for, so no path, however it is written,
 * leads out of the folder; and a build that runs meanwhile does not mix two versions.
 *
 * @param folder the build; if it is missing there are no pages
 */
export async function loadPages(folder: string): Promise<ServePage> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = names
    .filter((one) => one.isFile() && !one.name.endsWith('.br'))
    .map((one) => join(one.parentPath, one.name));
  const pages = new Map<string, Page>();
  for (const file of files) {
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    // The build's own notes about itself are nobody's business.
    if (!path.startsWith('/.')) pages.set(path.replace(/\/index\.html$/, '/'), await readPage(file, path));
  }
  return (request) => {
    const { pathname } = new URL(request.url);
    const target = REDIRECTS[pathname];
    // A fragment survives a redirect; the browser keeps it to itself.
    if (target) return new Response(null, { status: 302, headers: { location: target } });
    const page = pages.get(pathname) ?? (CONSOLE_ADDRESS.test(pathname) ? pages.get('/staff/') : undefined);
    return page ? answer(request, page) : null;
  };
}

async function readPage(file: string, path: string): Promise<Page> {
  const plain = new Uint8Array(await readFile(file));
  const extension = extname(file);
  // Names under assets/ carry a hash of what is in them. Everything else may change under its name.
  const caching = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  const headers: Record<string, string> = {
    'content-type': TYPES[extension] ?? 'application/octet-stream',
    'cache-control': caching,
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}"`,
    vary: 'Accept-Encoding',
  };
  if (path === '/resident/preview/index.html') headers['content-security-policy'] = FRAMED_POLICY;
  if (path === '/sw.js') headers['service-worker-allowed'] = '/';
  return { plain, zipped: SQUEEZED.has(extension) ? [] : await squeeze(file, plain), headers };
}

/** The build has laid the smallest form beside the file; one for browsers without it is made here, at the start. */
async function squeeze(file: string, plain: Uint8Array<ArrayBuffer>): Promise<Page['zipped']> {
  const small = await readFile(`${file}.br`).catch(() => null);
  const gzipped = { encoding: 'gzip', bytes: new Uint8Array(await promisify(gzip)(plain)) };
  return small ? [{ encoding: 'br', bytes: new Uint8Array(small) }, gzipped] : [gzipped];
}

function answer(request: Request, { plain, zipped, headers }: Page): Response {
  if (request.headers.get('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers });
  const taken = (request.headers.get('accept-encoding') ?? '')
    .split(',')
    .map((one) => one.trim().split(';')[0]);
  const small = zipped.find(({ encoding }) => taken.includes(encoding));
  if (!small) return new Response(plain, { headers });
  return new Response(small.bytes, { headers: { ...headers, 'content-encoding': small.encoding } });
}
