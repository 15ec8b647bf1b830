type Asked = { origin: string | undefined; host: string | undefined; publicUrl: URL };

/**
 * Does this request come from one of our own pages? `SameSite=Lax` lets other sites of the same registrable domain in, and
 * sockets altogether.
 *
 * @param asked `origin`, `host`: the headers as they came
 */
export function isOwnOrigin({ origin, host, publicUrl }: Asked): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  // A page of our own name without TLS may be anybody's who sits in between.
  if (url.host === publicUrl.host) return url.origin === publicUrl.origin;
  // The address that was typed may differ from the public one: a tablet on the ward's own network.
  return /^https?:$/.test(url.protocol) && url.host === host;
}
