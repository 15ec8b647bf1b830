import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ServerMessage } from './live.ts';
import { Telemetry } from './sharing.ts';

const CALL = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
const QUIET = {
  up: null,
  sent: 0,
  received: 0,
  loss: 0,
  roundTripMs: null,
  relayed: true,
  picture: 'none',
};
const takes = (change: object) => v.is(Telemetry, { ...QUIET, ...change });

test('a page that knows nothing yet may say so', () => {
  expect(takes({})).toBe(true);
});

test.each([
  { up: -1 },
  { up: 2e10 },
  { sent: Number.NaN },
  { received: null },
  { loss: 1.01 },
  { roundTripMs: 120_001 },
  { picture: 'blurred' },
])('%j is a broken counter and not heard', (wrong) => expect(takes(wrong)).toBe(false));

test('a share may know no limit, and may forbid the moving picture', () => {
  const said = (share: object) => v.is(ServerMessage, { type: 'call.share', callId: CALL, ...share });
  expect(said({ bits: null, picture: true })).toBe(true);
  expect(said({ bits: 40_000, picture: false })).toBe(true);
  expect(said({ bits: 40_000 })).toBe(false);
});

test('a tablet hears whether its line is busy', () => {
  expect(v.is(ServerMessage, { type: 'line.busy', busy: true })).toBe(true);
  expect(v.is(ServerMessage, { type: 'line.busy' })).toBe(false);
});
