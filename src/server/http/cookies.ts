/** `__Host-` binds the cookie to this host, this path and TLS (RFC 6265bis §4.1.3.2). */
const SECURE_NAME = '__Host-moien';
/** Plain HTTP is for localhost only; browsers disagree on whether it may set a `__Host-` cookie there. */
const PLAIN_NAME = 'moien';

/** A ward's shared PC: sign in again every week. */
export const SESSION_MS = 7 * 24 * 60 * 60 * 1000;

const nameFor = (isHttps: boolean) => (isHttps ? SECURE_NAME : PLAIN_NAME);

/** The session secret from a `Cookie` header. Over TLS only the bound name counts: a neighbouring host can set the other. */
export function parseCookies(header: string | undefined, isHttps: boolean): { session: string | null } {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return { session: pairs.find(([key]) => key === nameFor(isHttps))?.[1] ?? null };
}

/** `Set-Cookie` for a new session; null ends it. */
export function sessionCookie(secret: string | null, isHttps: boolean): string {
  const age = secret === null ? 0 : SESSION_MS / 1000;
  const secure = isHttps ? '; Secure' : '';
  return `${nameFor(isHttps)}=${secret ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}
