import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createLineFacts, lineAt, lineOf, statedUp } from './line-facts.ts';
import type { FacilityLines, Page } from './line-ports.ts';
import { isLocal } from './local.ts';

const [FIRST, SECOND, TABLET] = [randomUUID(), randomUUID(), randomUUID()];
const HERE = '198.51.100.7';
const box = (address: string | null, uplinkKbps: number | null = null) => ({
  name: 'Box',
  address,
  monthlyBudgetMb: null,
  uplinkKbps,
});
const house = (lineId: string | null): FacilityLines => ({
  timeZone: 'Europe/Luxembourg',
  lines: [
    { id: FIRST, body: box(HERE, 1_500) },
    { id: SECOND, body: box(null) },
  ],
  lineOf: new Map([[TABLET, lineId]]),
});

test('a tablet is on the line that staff say, whatever its address', () => {
  expect(lineOf(house(SECOND), TABLET, HERE)).toBe(SECOND);
});

test('without a word of staff it is on the line of its address', () => {
  expect(lineOf(house(null), TABLET, HERE)).toBe(FIRST);
  expect(lineOf(house(randomUUID()), TABLET, HERE)).toBe(FIRST);
});

test('an address that no line has is a line all the same', () => {
  expect(lineOf(house(null), TABLET, '192.0.2.1')).toBe(lineAt('192.0.2.1'));
  expect(lineOf(house(null), randomUUID(), '192.0.2.1')).toBe(lineAt('192.0.2.1'));
});

test('what staff say of its speed is said in bits', () => {
  expect(statedUp(house(null), FIRST)).toBe(1_500_000);
  expect(statedUp(house(null), SECOND)).toBeNull();
  expect(statedUp(house(null), lineAt(HERE))).toBeNull();
});

test('records are read once, and again after a change', async () => {
  let reads = 0;
  const facts = createLineFacts({
    async facilityLines() {
      reads += 1;
      return house(null);
    },
  });
  expect(facts.known(FIRST)).toBeNull();
  await Promise.all([facts.of(FIRST), facts.of(FIRST)]);
  expect(reads).toBe(1);
  facts.changed(FIRST);
  expect(facts.known(FIRST)).not.toBeNull();
  await facts.of(FIRST);
  expect(reads).toBe(2);
});

test('a store that failed is asked again', async () => {
  let isDown = true;
  const facts = createLineFacts({
    async facilityLines() {
      if (isDown) throw new Error('locked');
      return house(null);
    },
  });
  await expect(facts.of(FIRST)).rejects.toThrow('locked');
  isDown = false;
  expect(await facts.of(FIRST)).toEqual(house(null));
});

const page = (address?: string): Page => ({
  id: randomUUID(),
  principal: { kind: 'tablet', facilityId: FIRST, tabletId: TABLET, residentId: null },
  ...(address === undefined ? {} : { address }),
  send: () => undefined,
});
const near = {
  up: null,
  sent: 0,
  received: 0,
  loss: 0,
  roundTripMs: 5,
  relayed: false,
  picture: 'none',
} as const;
const talk = (one?: string, other?: string) => ({
  callId: FIRST,
  since: 0,
  tablet: page(one),
  relative: page(other),
});

test('two behind one public address who are near each other speak within the house', () => {
  expect(isLocal(talk(HERE, HERE), near)).toBe(true);
});

test.each([
  ['they come from two addresses', talk(HERE, '203.0.113.9'), near],
  ['they are far: a carrier has put them behind one address', talk(HERE, HERE), { ...near, roundTripMs: 60 }],
  ['a relay carries it', talk(HERE, HERE), { ...near, relayed: true }],
  ['nothing was measured yet', talk(HERE, HERE), null],
  ['a proxy hides where they come from', talk('172.18.0.2', '172.18.0.2'), near],
  ['the address is not known', talk(), near],
] as const)('not when %s', (_, pair, telemetry) => expect(isLocal(pair, telemetry)).toBe(false));
