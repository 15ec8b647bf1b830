/** `__Host-` binds a cookie to this host, this path and TLS (RFC 6265bis §4.1.3.2). */
const HOST = '__Host-';
/** Plain HTTP is for localhost only; browsers disagree on whether it may set a `__Host-` cookie there. */
const SESSION = 'moien';
const BROWSER = 'moien-browser';

/** A ward's shared PC: sign in again every week. */
export const SESSION_MS = 7 * 24 * 60 * 60 * 1000;
/** It opens nothing; it only says that this browser is no stranger. */
export const BROWSER_MS = 365 * 24 * 60 * 60 * 1000;

const nameFor = (name: string, isHttps: boolean) => (isHttps ? HOST + name : name);

/** Our secrets from a `Cookie` header. Over TLS only bound names count: a neighbouring host can set the others. */
export function parseCookies(
  header: string | undefined,
  isHttps: boolean,
): { session: string | null; browser: string | null } {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  const find = (name: string) => pairs.find(([key]) => key === nameFor(name, isHttps))?.[1] ?? null;
  return { session: find(SESSION), browser: find(BROWSER) };
}

/** `Set-Cookie` for a new session; null ends it. */
export function sessionCookie(secret: string | null, isHttps: boolean): string {
  return cookie(nameFor(SESSION, isHttps), {
    value: secret ?? '',
    ms: secret === null ? 0 : SESSION_MS,
    isHttps,
  });
}

/** `Set-Cookie` for a browser in which somebody has just signed in (OWASP: *device cookie*). */
export function browserCookie(secret: string, isHttps: boolean): string {
  return cookie(nameFor(BROWSER, isHttps), { value: secret, ms: BROWSER_MS, isHttps });
}

function cookie(
  name: string,
  { value, ms, isHttps }: { value: string; ms: number; isHttps: boolean },
): string {
  const secure = isHttps ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${ms / 1000}; HttpOnly; SameSite=Lax${secure}`;
}
