import { Readable } from 'node:stream';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as v from 'valibot';
import { browserLabel } from '../../protocol/browser-label.ts';
import { channelPath } from '../../protocol/channels.ts';
import { type ErrorCode, refusal } from '../../protocol/errors.ts';
import {
  type JsonRouteName,
  MAX_JSON_BYTES,
  MAX_PHOTO_BYTES,
  MAX_VOICE_BYTES,
  ROUTES,
  type RouteName,
} from '../../protocol/http.ts';
import { BlobHash, Id } from '../../protocol/primitives.ts';
import { OLDEST_PROTOCOL } from '../../protocol/version.ts';
import { mayAsk } from '../access.ts';
import { channelPage } from '../channels/channel-page.ts';
import type { Config } from '../config.ts';
import { actorOf } from '../domain/apply.ts';
import type { Traffic } from '../line/traffic.ts';
import type { Doorkeeper } from '../live-ports.ts';
import type { Log } from '../log.ts';
import { exportPerson } from '../persons/export-person.ts';
import type { Principal } from '../principal.ts';
import { Refused } from '../refused.ts';
import type { Media } from '../store/media.ts';
import type { Photos } from '../store/photos.ts';
import { findBody } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { clientAddress } from './address.ts';
import { ASSET_LINKS_PATH, assetLinks } from './asset-links.ts';
import { readBody, readJson } from './body.ts';
import { browserCookie, parseCookies, sessionCookie } from './cookies.ts';
import { type Browser, type Handler, type Handlers, knownOf, staffOf } from './handlers.ts';
import { addSecurityHeaders, BLOB_POLICY } from './headers.ts';
import { answerMedium } from './media.ts';
import type { ServePage } from './static.ts';
import { createThrottle } from './throttle.ts';
import type { Uploads } from './uploads.ts';

export type AppDeps = {
  handlers: Handlers;
  store: Store;
  photos: Photos;
  media: Media;
  uploads: Uploads;
  stalledMs: number;
  doorkeeper: Doorkeeper;
  /** Told who asks, once it is known. */
  asks: Traffic['asks'];
  servePage: ServePage;
  log: Log;
  publicUrl: URL;
  trustProxy: boolean;
  android: Config['android'];
};

const isHttps = (url: URL) => url.protocol === 'https:';

type Env = { Bindings: Partial<HttpBindings> };
type Ctx = Context<Env>;

const STATUS: Record<ErrorCode, ContentfulStatusCode> = {
  'bad-request': 400,
  'not-signed-in': 401,
  'wrong-sign-in': 401,
  'not-allowed': 403,
  'outside-hours': 403,
  'not-now': 403,
  'may-not-call': 403,
  'not-found': 404,
  'wrong-code': 404,
  conflict: 409,
  taken: 409,
  'too-late': 409,
  'too-many-visits': 409,
  'already-set-up': 409,
  'no-room': 507,
  'last-admin': 409,
  'last-way-in': 409,
  'link-expired': 410,
  'too-large': 413,
  'not-an-image': 415,
  'old-version': 426,
  'too-many-tries': 429,
  unavailable: 503,
};

/** The whole HTTP side: the API's routes by name, and the pages. */
export function createApp(deps: AppDeps): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    await next();
    addSecurityHeaders(c.res.headers, { path: c.req.path, isHttps: isHttps(deps.publicUrl) });
    if (c.req.path.startsWith('/api/') && !c.res.headers.has('cache-control'))
      c.header('cache-control', 'no-store');
  });
  // Long, asked for over thin lines, and without a secret that its length could give away.
  app.use(ROUTES.pull.path, compress({ encoding: 'gzip' }));
  for (const name of Object.keys(deps.handlers) as JsonRouteName[]) registerJson(app, name, deps);
  registerBlobs(app, deps);
  registerMedia(app, deps);
  registerExport(app, deps);
  registerChannels(app, deps);
  const links = assetLinks(deps.android);
  app.get(ASSET_LINKS_PATH, (c) => (links ? c.json(links) : c.notFound()));
  app.get('*', (c) => deps.servePage(c.req.raw) ?? c.notFound());
  app.notFound((c) => c.json(refusal('not-found'), 404));
  app.onError((error, c) => {
    const { refusal: why } = error instanceof Refused ? error : new Refused('unavailable');
    if (!(error instanceof Refused)) deps.log.error({ error, method: c.req.method }, 'a request failed');
    if (why.retryAfterMs !== undefined) c.header('retry-after', String(Math.ceil(why.retryAfterMs / 1000)));
    return c.json(why, STATUS[why.code]);
  });
  return app;
}

function registerJson<N extends JsonRouteName>(app: Hono<Env>, name: N, deps: AppDeps): void {
  const { method, path, request } = ROUTES[name];
  const handler: Handler<N> = deps.handlers[name];
  app.on(method, path, async (c) => {
    const principal = await admit(c, name, deps);
    const body = request === null ? null : parse(request, await readJson(c.req.raw, MAX_JSON_BYTES));
    const setSession = (secret: string | null) =>
      c.header('set-cookie', sessionCookie(secret, isHttps(deps.publicUrl)), { append: true });
    const asked = { body, principal, address: addressOf(c, deps), setSession, browser: browserOf(c, deps) };
    return c.json(await handler(asked as Parameters<Handler<N>>[0]));
  });
}

/** A relative tries again until it sounds right; nobody needs more in a day. */
const VOICES_A_DAY = 20;
/** Every face of a whole house in an afternoon; what goes on longer is a page in a loop. */
const UPLOADS_AN_HOUR = 600;

function registerBlobs(app: Hono<Env>, deps: AppDeps): void {
  const voices = createThrottle(VOICES_A_DAY, 24 * 60 * 60);
  const uploads = createThrottle(UPLOADS_AN_HOUR, 60 * 60);
  app.on(ROUTES.putBlob.method, ROUTES.putBlob.path, async (c) => {
    const known = knownOf({ principal: await admit(c, 'putBlob', deps) });
    const isRelative = known.kind === 'relative';
    const bytes = await readBody(c.req.raw, isRelative ? MAX_VOICE_BYTES : MAX_PHOTO_BYTES);
    await (isRelative ? voices : uploads).take(actorOf(known));
    const hash = await deps.photos.keep(known.facilityId, bytes, isRelative ? ['audio'] : ['image', 'audio']);
    return c.json({ hash });
  });
  app.on(ROUTES.getBlob.method, ROUTES.getBlob.path, async (c) => {
    const known = knownOf({ principal: await admit(c, 'getBlob', deps) });
    const { bytes, type } = await deps.photos.read(known, parse(BlobHash, c.req.param('hash')));
    return c.body(bytes, 200, {
      'content-type': type,
      'content-disposition': 'inline',
      'content-security-policy': BLOB_POLICY,
    });
  });
}

function registerMedia(app: Hono<Env>, deps: AppDeps): void {
  for (const name of ['startUpload', 'askUpload', 'continueUpload', 'dropUpload'] as const) {
    const { method, path } = ROUTES[name];
    // Hono answers HEAD by what it knows of GET.
    app.on(method === 'HEAD' ? 'GET' : method, path, async (c) => {
      const principal = knownOf({ principal: await admit(c, name, deps) });
      const socket = c.env?.incoming?.socket;
      // A telephone that says nothing for so long has lost its network, or means no good.
      socket?.setTimeout(deps.stalledMs);
      try {
        return await deps.uploads.handle(principal, c.req.raw);
      } finally {
        socket?.setTimeout(0);
      }
    });
  }
  app.on(ROUTES.getMedium.method, ROUTES.getMedium.path, async (c) => {
    const known = knownOf({ principal: await admit(c, 'getMedium', deps) });
    const medium = await deps.media.open(known, parse(BlobHash, c.req.param('hash')));
    return answerMedium(medium, c.req.header('range'));
  });
}

/**
 * The page around a channel is asked for by a frame, which carries no credential: its address, two random ids that only this
 * facility knows, is what opens it, and behind it is nothing but the address of a public site.
 */
function registerChannels(app: Hono<Env>, { store }: AppDeps): void {
  app.get(channelPath(':facility', ':id'), async (c) => {
    const [facilityId, id] = [parse(Id, c.req.param('facility')), parse(Id, c.req.param('id'))];
    const channel = await findBody(store.db, facilityId, 'channel', id);
    const page = channel && channelPage(channel);
    if (!page) throw new Refused('not-found');
    c.header('content-security-policy', page.policy);
    c.header('cache-control', 'no-store');
    return c.html(page.html);
  });
}

function registerExport(app: Hono<Env>, deps: AppDeps): void {
  const { method, path } = ROUTES.exportPerson;
  app.on(method, path, async (c) => {
    const principal = staffOf({ principal: await admit(c, 'exportPerson', deps) });
    // A link on another site must not fill the log with exports.
    if (c.req.header('sec-fetch-site') === 'cross-site') throw new Refused('not-allowed');
    const { name, bytes } = await exportPerson(deps, { principal, residentId: parse(Id, c.req.param('id')) });
    return c.body(Readable.toWeb(Readable.from(bytes)) as ReadableStream, 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}"`,
    });
  });
}

/**
 * Every route's first step, in the handler itself: path-scoped middleware can be walked around by a path that it reads
 * differently than the router does.
 */
async function admit(c: Ctx, name: RouteName, deps: AppDeps): Promise<Principal> {
  const spoken = c.req.header('moien-protocol');
  if (spoken !== undefined && !(Number(spoken) >= OLDEST_PROTOCOL)) throw new Refused('old-version');
  const cookie = c.req.header('cookie');
  const credential = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null;
  // What only asks changes nothing, and a browser does not say whose page it comes from.
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') refuseOtherSites(c, deps);
  const principal = await deps.doorkeeper.whoIs(credential, cookie);
  if (c.env?.incoming) deps.asks(c.env.incoming, principal);
  if (mayAsk(principal, name)) return principal;
  throw new Refused(principal.kind === 'nobody' ? 'not-signed-in' : 'not-allowed');
}

/** A cookie comes along whoever's page asks; a browser always says whose page that is. */
function refuseOtherSites(c: Ctx, { doorkeeper, publicUrl }: AppDeps): void {
  const origin = c.req.header('origin');
  const hasSession = parseCookies(c.req.header('cookie'), isHttps(publicUrl)).session !== null;
  const mustBeOwn = origin !== undefined || hasSession;
  if (mustBeOwn && !doorkeeper.isOwnOrigin(origin, c.req.header('host'))) throw new Refused('not-allowed');
}

function browserOf(c: Ctx, { publicUrl }: AppDeps): Browser {
  const isSafe = isHttps(publicUrl);
  return {
    label: browserLabel(c.req.header('user-agent') ?? ''),
    cookie: parseCookies(c.req.header('cookie'), isSafe).browser,
    remember: (secret) => c.header('set-cookie', browserCookie(secret, isSafe), { append: true }),
  };
}

function addressOf(c: Ctx, { trustProxy }: AppDeps): string {
  const remote = c.env?.incoming?.socket.remoteAddress;
  return clientAddress({ remote, forwarded: c.req.header('x-forwarded-for'), trustProxy });
}

function parse<T>(schema: v.GenericSchema<unknown, T>, input: unknown): T {
  const parsed = v.safeParse(schema, input);
  if (!parsed.success) throw new Refused('bad-request');
  return parsed.output;
}
