import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server as TusServer } from '@tus/server';
import { type ErrorCode, refusal } from '../../protocol/errors.ts';
import { MAX_MEDIUM_BYTES, MAX_PHOTOS } from '../../protocol/messages.ts';
import type { Id } from '../../protocol/primitives.ts';
import { actorOf } from '../domain/apply.ts';
import type { Known } from '../principal.ts';
import { Refused } from '../refused.ts';
import type { Media } from '../store/media.ts';
import {
  findMedium,
  findUpload,
  forgetUpload,
  type MediumFacts,
  noteUpload,
  oldUploads,
} from '../store/media-rows.ts';
import type { Store } from '../store/store.ts';
import { createThrottle } from './throttle.ts';

/** Resumable uploads of what messages are made of (tus 1.0, tus.io). */
export interface Uploads {
  /**
   * Answers one request of the tus protocol; who asks was let in already.
   * @throws Refused `not-found` for an upload of somebody else
   */
  handle(principal: Known, request: Request): Promise<Response>;
  /** Forgets what was begun long ago and never came to an end. */
  sweep(): Promise<void>;
}

type Deps = { store: Store; media: Media; folder: string };

/** Twenty photos at once, five times; what goes on longer is a page in a loop. */
const STARTS_AN_HOUR = 5 * MAX_PHOTOS + 20;
/** Of one device. Each costs a file handle and two buffers, so the server's memory stays as it is. */
const AT_ONCE = 3;
/** A telephone that lost its network comes back the next day. */
const UNFINISHED_MS = 2 * 24 * 60 * 60 * 1000;
/** Whose it is, and one of them: no letter in it that means something in a path. */
const NAME = /^([0-9a-f-]{36})\.[0-9a-f-]{36}$/;

/** The answer that says which medium an upload became. */
const MEDIUM_HEADER = 'moien-medium';

export async function createUploads({ store, media, folder }: Deps): Promise<Uploads> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const datastore = new FileStore({ directory: folder });
  const starts = createThrottle(STARTS_AN_HOUR, 60 * 60);
  const underWay = new Map<Id, number>();
  const asking = new WeakMap<Request, Known>();
  const principalOf = (request: object) => asking.get(request as Request) ?? fail('not-signed-in');

  const tus = new TusServer({
    path: '/api/uploads',
    datastore,
    relativeLocation: true,
    maxSize: MAX_MEDIUM_BYTES,
    allowedOrigins: () => false,
    disableTerminationForFinishedUploads: true,
    namingFunction: (request) => `${actorOf(principalOf(request))}.${store.newId()}`,
    async onUploadCreate(request, upload) {
      const { facilityId } = principalOf(request);
      const bytes = upload.size ?? fail('bad-request');
      if (bytes === 0) fail('bad-request');
      await starts.take(actorOf(principalOf(request))).catch(answered);
      await media.mustHaveRoom(facilityId, bytes).catch(answered);
      await noteUpload(store.db, { id: upload.id, facilityId, bytes, hash: null }, store.clock());
      // Whatever else the browser says of it is nobody's business, and is not kept.
      return { metadata: {} };
    },
    async onUploadFinish(request, { id }) {
      const { facilityId } = principalOf(request);
      try {
        const facts = await media.keep(facilityId, join(folder, id));
        const upload = { id, facilityId, bytes: facts.bytes, hash: facts.hash };
        await noteUpload(store.db, upload, store.clock());
        await datastore.configstore.delete(id);
        return { headers: nameOf(facts) };
      } catch (error) {
        await forgetUpload(store.db, id);
        await datastore.remove(id).catch(() => undefined);
        return answered(error);
      }
    },
  });

  /** The last answer of a finished upload may have been lost: it is given again. */
  async function finished(principal: Known, id: string): Promise<Response | null> {
    const upload = await findUpload(store.db, id);
    if (!upload?.hash) return null;
    const facts = await findMedium(store.db, principal.facilityId, upload.hash);
    if (!facts) return null;
    const length = String(upload.bytes);
    const headers = { 'tus-resumable': '1.0.0', 'upload-offset': length, 'upload-length': length };
    return new Response(null, { status: 200, headers: { ...headers, ...nameOf(facts) } });
  }

  async function answer(principal: Known, request: Request): Promise<Response> {
    asking.set(request, principal);
    const response = await tus.handleWeb(request);
    return response.status < 400 ? response : refusing(response);
  }

  return {
    async handle(principal, request) {
      const id = idIn(request);
      const actor = actorOf(principal);
      if (id !== null && NAME.exec(id)?.[1] !== actor) throw new Refused('not-found');
      if (request.method === 'HEAD' && id !== null) {
        const done = await finished(principal, id);
        if (done) return done;
      }
      const open = underWay.get(actor) ?? 0;
      if (open >= AT_ONCE) throw new Refused('too-many-tries', 1000);
      underWay.set(actor, open + 1);
      try {
        const response = await answer(principal, request);
        if (request.method === 'DELETE' && id !== null && response.ok) await forgetUpload(store.db, id);
        return response;
      } finally {
        const left = (underWay.get(actor) ?? 1) - 1;
        if (left > 0) underWay.set(actor, left);
        else underWay.delete(actor);
      }
    },
    async sweep() {
      for (const id of await oldUploads(store.db, store.clock() - UNFINISHED_MS)) {
        await datastore.remove(id).catch(() => undefined);
        await datastore.configstore.delete(id).catch(() => undefined);
        await forgetUpload(store.db, id);
      }
    },
  };
}

const idIn = (request: Request): string | null =>
  /\/api\/uploads\/([^/]+)$/.exec(new URL(request.url).pathname)?.[1] ?? null;

const nameOf = (facts: MediumFacts) => ({ [MEDIUM_HEADER]: JSON.stringify(facts) });

/** The library wants to be thrown a status and a body. */
function fail(code: ErrorCode, retryAfterMs?: number): never {
  throw { status_code: 400, body: JSON.stringify(refusal(code, retryAfterMs)) };
}

function answered(error: unknown): never {
  if (!(error instanceof Refused)) throw error;
  const { code, retryAfterMs } = error.refusal;
  return fail(code, retryAfterMs);
}

const CODES: Partial<Record<number, ErrorCode>> = {
  403: 'not-found',
  404: 'not-found',
  410: 'not-found',
  413: 'too-large',
  500: 'unavailable',
};

/** The library's words are for nobody: a refusal in ours. A wrong offset stays what it is, for the client asks where it stands. */
async function refusing(response: Response): Promise<Response> {
  if (response.status === 409) return response;
  const text = await response.text();
  if (text.startsWith('{')) throw asRefused(JSON.parse(text));
  throw new Refused(CODES[response.status] ?? 'bad-request');
}

const asRefused = ({ code, retryAfterMs }: { code: ErrorCode; retryAfterMs?: number }) =>
  new Refused(code, retryAfterMs);
