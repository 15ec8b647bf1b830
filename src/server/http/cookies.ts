/** `__Host-` binds the cookie to this host, this path and TLS (RFC 6265bis §4.1.3.2). */
const SECURE_NAME = '__Host-moien';
/** Plain HTTP is for localhost only; browsers disagree on whether it may set a `__Host-` cookie there. */
const PLAIN_NAME = 'moien';

/** A ward's shared PC: sign in again every week. */
export const SESSION_MS = 7 * 24 * 60 * 60 * 1000;

/** The session secret from a `Cookie` header. */
export function parseCookies(header: string | undefined): { session: string | null } {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  const find = (name: string) => pairs.find(([key]) => key === name)?.[1] ?? null;
  return { session: find(SECURE_NAME) ?? find(PLAIN_NAME) };
}

/** `Set-Cookie` for a new session; null ends it. */
export function sessionCookie(secret: string | null, isHttps: boolean): string {
  const age = secret === null ? 0 : SESSION_MS / 1000;
  const name = isHttps ? SECURE_NAME : PLAIN_NAME;
  const secure = isHttps ? '; Secure' : '';
  return `${name}=${secret ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}
