/**
 * The version of everything that crosses the wire. A client says it in `hello` and in the `Moien-Protocol` header.
 *
 * Raise it when an old client and a new server would misunderstand each other; the server goes on speaking
 * `OLDEST_PROTOCOL` to tablets that slept for weeks. `protocol-version.test.ts` notices a change of any schema.
 */
export const PROTOCOL_VERSION = 1;

/** The oldest client version that the server still understands. */
export const OLDEST_PROTOCOL = 1;
