import * as v from 'valibot';
import type { RawData } from 'ws';
import { ClientMessage } from '../../protocol/live.ts';
import { OLDEST_PROTOCOL, PROTOCOL_VERSION } from '../../protocol/version.ts';

/** What came in one frame. `old`: a `hello` in a protocol that this server does not speak. */
export type Frame = { kind: 'message'; message: ClientMessage } | { kind: 'bad' } | { kind: 'old' };

const BAD: Frame = { kind: 'bad' };
/** Looked at before the schema is: an old client's hello may differ in more than its number. */
const AnyHello = v.object({ type: v.literal('hello'), protocol: v.number() });

/** Reads one frame. Never throws. */
export function readFrame(data: RawData, isBinary: boolean): Frame {
  const json = isBinary ? undefined : parseJson(String(data));
  const hello = v.safeParse(AnyHello, json);
  if (hello.success && !isSpoken(hello.output.protocol)) return { kind: 'old' };
  const parsed = v.safeParse(ClientMessage, json);
  return parsed.success ? { kind: 'message', message: parsed.output } : BAD;
}

function isSpoken(protocol: number): boolean {
  return protocol >= OLDEST_PROTOCOL && protocol <= PROTOCOL_VERSION;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
