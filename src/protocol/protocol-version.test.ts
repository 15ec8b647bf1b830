import { createHash } from 'node:crypto';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { expect, test } from 'vitest';
import { Refusal } from './errors.ts';
import { MAX_JSON_BYTES, MAX_PHOTO_BYTES, MAX_VOICE_BYTES, ROUTES } from './http.ts';
import { CLOSE, ClientMessage, MAX_FRAME_BYTES, ServerMessage } from './live.ts';
import { MUTATIONS, Mutation } from './mutations.ts';
import { BODIES, Change } from './records.ts';
import { OLDEST_PROTOCOL, PROTOCOL_VERSION } from './version.ts';

/** The hash of everything that crosses the wire, for each version that was ever released. */
const PINNED: Record<number, string> = {
  1: '57cf51d1fffe88f0',
};

const WHAT_TO_DO = `
The wire format changed. Tablets sleep for weeks, and then speak the old one. Ask yourself:

1. Would a client of version ${PROTOCOL_VERSION} still be understood by this server, and understand its answers?
   (A new optional field in a request, a new route, a new field in an answer: yes.
   A new kind of record, a removed or renamed field, a stricter check: no.)
2. If yes: replace the hash of version ${PROTOCOL_VERSION} in this file by the received one, below.
3. If no: raise PROTOCOL_VERSION in version.ts, add a line to PINNED, and let the server go on speaking the old
   version to old clients; raise OLDEST_PROTOCOL only when no tablet in the field can be that old.
`;

const shape = (schema: GenericSchema) => toJsonSchema(schema, { errorMode: 'ignore' });

/** JSON Schema leaves out our own checks (time zones) and transforms (trim, upper case): those may change freely. */
function wireShape(): string {
  const byName = Object.entries(ROUTES).sort(([one], [other]) => (one < other ? -1 : 1));
  const routes = byName.map(([name, { method, path, request, response }]) => [
    name,
    method,
    path,
    request === null || request === 'raw' ? request : shape(request),
    response === 'raw' ? response : shape(response),
  ]);
  const each = (schemas: Record<string, GenericSchema>) =>
    Object.entries(schemas).map(([name, schema]) => [name, shape(schema)]);
  const messages = [ClientMessage, ServerMessage, Refusal, Mutation, Change].map(shape);
  const limits = [MAX_JSON_BYTES, MAX_PHOTO_BYTES, MAX_VOICE_BYTES, MAX_FRAME_BYTES, CLOSE];
  return JSON.stringify([routes, messages, each(BODIES), each(MUTATIONS), limits]);
}

test('nobody changes the wire format without deciding what happens to old clients', () => {
  const hash = createHash('sha256').update(wireShape()).digest('hex').slice(0, 16);
  expect(hash, WHAT_TO_DO).toBe(PINNED[PROTOCOL_VERSION]);
});

test('the server still speaks to the oldest version, and that one is not newer than the newest', () => {
  expect(OLDEST_PROTOCOL).toBeLessThanOrEqual(PROTOCOL_VERSION);
  expect(Object.keys(PINNED).map(Number)).toContain(OLDEST_PROTOCOL);
});
