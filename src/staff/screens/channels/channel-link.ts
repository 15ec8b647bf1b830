const LOCAL = /^http:\/\/(localhost|127\.0\.0\.1)([:/]|$)/;

/**
 * What somebody typed as an address: *www.rtl.lu* means https. Of a server that is tried out on one's own machine its own
 * pages count too; the server decides.
 *
 * @returns undefined: no address
 */
export function readLink(typed: string): string | undefined {
  const text = typed.trim();
  const link = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  const url = parsed(link);
  if (!url) return undefined;
  const { protocol, hostname, username, password } = url;
  const isSafe = protocol === 'https:' && hostname.includes('.');
  return (isSafe || LOCAL.test(link)) && username === '' && password === '' ? link : undefined;
}

/** `URL.canParse` is younger than the browsers of a care home. */
function parsed(link: string): URL | null {
  try {
    return new URL(link);
  } catch {
    return null;
  }
}
