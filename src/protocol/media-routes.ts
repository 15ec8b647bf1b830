/**
 * How the files of messages go to and fro: part of `ROUTES`. Uploads follow tus 1.0 (tus.io), so that one that was cut goes on
 * where it stopped; the answer to its last piece is `Uploaded`. A medium can be asked for in ranges (RFC 9110 §14).
 */
export const MEDIA_ROUTES = {
  startUpload: { method: 'POST', path: '/api/uploads', request: 'raw', response: 'raw' },
  /** How far it has come. */
  askUpload: { method: 'HEAD', path: '/api/uploads/:id', request: null, response: 'raw' },
  continueUpload: { method: 'PATCH', path: '/api/uploads/:id', request: 'raw', response: 'raw' },
  dropUpload: { method: 'DELETE', path: '/api/uploads/:id', request: null, response: 'raw' },
  getMedium: { method: 'GET', path: '/api/media/:hash', request: null, response: 'raw' },
} as const;

export type MediaRoute = keyof typeof MEDIA_ROUTES;
