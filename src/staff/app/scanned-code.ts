import * as v from 'valibot';
import { PairingCode } from '../../protocol/http.ts';

/**
 * The code behind the `#` of the link that a tablet shows as a QR code (`/staff/tablets#tablet=BCDF-GHJK`), taken out of
 * the address bar. It is no secret: whoever stands before the tablet sees it, and only staff can do anything with it.
 * @returns null: no such link, and the address bar is as it was
 */
export function takeScannedCode(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('tablet');
  if (code === null) return null;
  history.replaceState(null, '', location.pathname + location.search);
  const parsed = v.safeParse(PairingCode, code);
  return parsed.success ? `${parsed.output.slice(0, 4)}-${parsed.output.slice(4)}` : null;
}
