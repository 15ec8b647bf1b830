import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { createFakeTime, settle } from '../live/testing/fake-time.ts';
import { createTestLog } from '../live/testing/house.ts';
import type { LineUse } from './line-ports.ts';
import { createMeter, type Meter } from './meter.ts';

const HOUSE = randomUUID();
/** A minute and a half before the new year, in Luxembourg. */
const NEARLY_MIDNIGHT = Date.UTC(2026, 11, 31, 22, 58, 30);

let time: ReturnType<typeof createFakeTime>;
let meter: Meter;
let written: LineUse[][];
let isDown: boolean;

beforeEach(() => {
  time = createFakeTime(NEARLY_MIDNIGHT);
  written = [];
  isDown = false;
  meter = createMeter({
    store: {
      async addUse(_, uses) {
        if (isDown) throw new Error('the disk is full');
        written.push([...uses]);
      },
    },
    facts: { of: async () => ({ timeZone: 'Europe/Luxembourg', lines: [], lineOf: new Map() }) },
    now: time.now,
    timers: time.timers(),
    log: createTestLog(),
  });
});

test('what was counted is written once a minute, in one go', async () => {
  for (let i = 0; i < 500; i += 1) meter.add(HOUSE, 'box', 100.4);
  meter.add(HOUSE, 'other box', 7);
  expect(written).toEqual([]);
  await time.advance(60_000);
  expect(written).toEqual([
    [
      { line: 'box', month: '2026-12', bytes: 50_200, since: NEARLY_MIDNIGHT },
      { line: 'other box', month: '2026-12', bytes: 7, since: NEARLY_MIDNIGHT },
    ],
  ]);
});

test('nothing is written where nothing was used', async () => {
  meter.add(HOUSE, 'box', 0);
  await time.advance(600_000);
  expect(written).toEqual([]);
});

test('a new month begins at midnight on the wall of the house', async () => {
  await time.advance(60_000);
  meter.add(HOUSE, 'box', 1);
  await time.advance(60_000);
  meter.add(HOUSE, 'box', 2);
  await time.advance(60_000);
  expect(written.flat().map(({ month, bytes }) => [month, bytes])).toEqual([
    ['2026-12', 1],
    ['2027-01', 2],
  ]);
});

test('what cannot be written now is written with the next', async () => {
  isDown = true;
  meter.add(HOUSE, 'box', 10);
  await time.advance(60_000);
  isDown = false;
  meter.add(HOUSE, 'box', 5);
  await meter.flush();
  expect(written.flat()).toEqual([{ line: 'box', month: '2026-12', bytes: 15, since: NEARLY_MIDNIGHT }]);
});

test('a server that stops writes what it has counted', async () => {
  meter.add(HOUSE, 'box', 10);
  await meter.close();
  await settle();
  expect(written.flat().map(({ bytes }) => bytes)).toEqual([10]);
});
