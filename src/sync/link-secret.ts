import type { Secret } from '../protocol/primitives.ts';
import { SECRET_FORM } from '../protocol/secret-form.ts';

/** A secret that came behind the `#` of a link: `#invitation=…`, `#pair=…`, `#sign-in=…`, `#setup=…`. */
export type LinkSecret = { name: string; secret: Secret };

/**
 * Takes the fragment out of the address bar before anything else may read, log or bookmark it (it never left the
 * browser: RFC 9110 §4.2.4), and answers the secret that stood in it.
 * @returns null when there was none, or when it is not one of ours
 */
export function takeLinkSecret(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
): LinkSecret | null {
  if (location.hash === '') return null;
  const [first] = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, '', location.pathname + location.search);
  return first && SECRET_FORM.test(first[1]) ? { name: first[0], secret: first[1] } : null;
}
