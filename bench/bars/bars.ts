import type { Bar } from '../bench.ts';
import { COLD_LINK } from './cold-link.ts';
import { COLD_START } from './cold-start.ts';
import { CONSOLE } from './console.ts';
import { FIREFOX } from './firefox.ts';
import { LONG_CALL } from './long-call.ts';
import { LOOPBACK } from './loopback.ts';
import { LOSSY_LINE } from './lossy.ts';
import { OTHER_NETWORK, OUTAGE } from './outage.ts';
import { RELAYS } from './relays.ts';
import { FACE_THROUGH_RELAY, RING_AND_FACE } from './ring-and-face.ts';
import { SERVER_KILLED } from './server-killed.ts';
import { TEN_CALLS } from './ten-calls.ts';
import { THIN_CASES } from './thin-cases.ts';
import { NORMAL_CALL, SOUND_ALONE, THIN_LINE } from './thrift.ts';

/** Everything that is measured, in the order in which it is. */
export const BARS: readonly Bar[] = [
  LOOPBACK,
  RING_AND_FACE,
  FACE_THROUGH_RELAY,
  COLD_LINK,
  NORMAL_CALL,
  THIN_LINE,
  SOUND_ALONE,
  LOSSY_LINE,
  THIN_CASES,
  OUTAGE,
  OTHER_NETWORK,
  SERVER_KILLED,
  TEN_CALLS,
  RELAYS,
  FIREFOX,
  LONG_CALL,
  COLD_START,
  CONSOLE,
];
