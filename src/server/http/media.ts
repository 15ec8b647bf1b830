import { Readable } from 'node:stream';
import type { OpenMedium } from '../store/media.ts';
import { BLOB_POLICY } from './headers.ts';

/** From the first byte to the last one, both included. */
type Range = { from: number; to: number };

/**
 * A file as an answer: streamed, whole or one range of it (RFC 9110 §14), and closed when it was read. What people sent is
 * shown or played by our own pages, and never a page itself.
 */
export function answerMedium(medium: OpenMedium, asked: string | undefined): Response {
  const { bytes, type, hash, file } = medium;
  const headers = {
    'content-type': type,
    'content-disposition': 'inline',
    'content-security-policy': BLOB_POLICY,
    'accept-ranges': 'bytes',
    etag: `"${hash}"`,
  };
  const range = rangeOf(asked, bytes);
  if (range === 'none') {
    file.close().catch(() => undefined);
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${bytes}` } });
  }
  const { from, to } = range ?? { from: 0, to: bytes - 1 };
  const stream = file.createReadStream({ start: from, end: to });
  const said = range && { 'content-range': `bytes ${from}-${to}/${bytes}` };
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    status: range ? 206 : 200,
    headers: { ...headers, ...said, 'content-length': String(to - from + 1) },
  });
}

/** Null: the whole, also for what is several ranges or no range at all (a server may ignore those). */
function rangeOf(asked: string | undefined, bytes: number): Range | 'none' | null {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked?.trim() ?? '');
  const [first, last] = [found?.[1] ?? '', found?.[2] ?? ''];
  if (!found || (!first && !last)) return null;
  if (!first) return Number(last) > 0 ? { from: Math.max(0, bytes - Number(last)), to: bytes - 1 } : 'none';
  const range = { from: Number(first), to: last ? Math.min(Number(last), bytes - 1) : bytes - 1 };
  if (last && Number(last) < range.from) return null;
  return range.from < bytes ? range : 'none';
}
