/** A one-time secret that came with the page's address. */
export type LinkSecret = { kind: 'setup' | 'sign-in'; token: string };

/** Reads `#setup=…` or `#sign-in=…` (43 characters of base64url); anything else is null. */
export function readFragment(hash: string): LinkSecret | null {
  const found = /^#(setup|sign-in)=([\w-]{43})$/.exec(hash);
  if (!found) return null;
  return { kind: found[1] === 'setup' ? 'setup' : 'sign-in', token: found[2] ?? '' };
}

/**
 * Takes the secret out of the address bar before anything else runs, so that it stays in no history entry,
 * bookmark or screenshot.
 */
export function takeFragment(location: Location, history: History): LinkSecret | null {
  const secret = readFragment(location.hash);
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  return secret;
}
