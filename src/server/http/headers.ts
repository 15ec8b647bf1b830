/** Pages run nothing and load nothing but their own. `blob:` is for photos kept on the device. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "media-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The console shows the resident's home in a frame; that page can do nothing, so nobody can be made to click in it. */
export const FRAMED_POLICY = PAGE_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'");

/** What somebody uploaded is a picture or a voice, and never a page. */
export const BLOB_POLICY = "default-src 'none'; sandbox";

const YEAR_S = 365 * 24 * 60 * 60;

/** Of what is no page: should a browser take it for one, it runs nothing and stands in no frame. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * On every answer. A route's own policy stays. What only a document (or a worker's script) is asked for, only these carry:
 * in front of each script, style and JSON it would be 0.6 KB, and weigh as much as a language before a ring's first picture.
 *
 * @param path as it was asked for. Under `/assets/` there are scripts, styles, pictures and typefaces, and no worker.
 */
export function addSecurityHeaders(
  headers: Headers,
  { path, isHttps }: { path: string; isHttps: boolean },
): void {
  headers.set('x-content-type-options', 'nosniff');
  headers.set('cross-origin-resource-policy', 'same-origin');
  if (path.startsWith('/assets/')) return;
  if (isHttps) headers.set('strict-transport-security', `max-age=${YEAR_S}`);
  const isData = headers.get('content-type')?.startsWith('application/json') ?? false;
  if (!headers.has('content-security-policy'))
    headers.set('content-security-policy', isData ? DATA_POLICY : PAGE_POLICY);
  if (isData) return;
  // Secrets ride in fragments, which no browser sends; this keeps the rest of the address in as well.
  headers.set('referrer-policy', 'no-referrer');
  headers.set('permissions-policy', 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=()');
  headers.set('cross-origin-opener-policy', 'same-origin');
}
