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

/** On every answer, whatever it is. A route's own policy stays. */
export function addSecurityHeaders(headers: Headers, isHttps: boolean): void {
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', PAGE_POLICY);
  // Secrets ride in fragments, which no browser sends; this keeps the rest of the address in as well.
  headers.set('referrer-policy', 'no-referrer');
  headers.set('x-content-type-options', 'nosniff');
  headers.set('permissions-policy', 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=()');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  if (isHttps) headers.set('strict-transport-security', `max-age=${YEAR_S}`);
}
