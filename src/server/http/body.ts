import { Refused } from '../refused.ts';

/**
 * Whoever sends too much still gets an answer: a browser reports a connection that was cut as *no network*, and the nurse
 * would try the same photo again. So the rest is read and thrown away, up to here.
 */
const PATIENCE_BYTES = 64 * 1024 * 1024;

/**
 * Reads a request's body, holding at most `limit` bytes of it in memory.
 * @throws Refused `too-large`
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
    else chunks.length = 0;
    if (length > PATIENCE_BYTES) break;
  }
  if (length > limit) throw new Refused('too-large');
  return new Uint8Array(Buffer.concat(chunks));
}

/** @throws Refused `too-large`, or `bad-request` for what is not JSON in UTF-8 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const bytes = await readBody(request, limit);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refused('bad-request');
  }
}
