import * as v from 'valibot';
import { Secret } from '../../protocol/primitives.ts';

/**
 * Takes the pairing secret out of `#pair=…` and the fragment out of the address bar, before anything else may
 * read, log or bookmark it (the fragment itself never left the browser: RFC 9110 §4.2.4).
 * @returns null when there is none, or when it is not one of ours
 */
export function takePairingSecret(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
): Secret | null {
  if (location.hash === '') return null;
  const wanted = new URLSearchParams(location.hash.slice(1)).get('pair');
  history.replaceState(null, '', location.pathname + location.search);
  const parsed = v.safeParse(Secret, wanted);
  return parsed.success ? parsed.output : null;
}
