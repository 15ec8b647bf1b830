import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '../protocol/primitives.ts';
import type { Help } from '../protocol/records.ts';
import { startHelpWatch } from './help-watch.ts';
import { createFakeTime } from './live/testing/fake-time.ts';
import { createLog } from './log.ts';
import { findBody } from './store/records.ts';
import { type House, openHouse, type Settled, START } from './test-house.ts';

const MINUTE_MS = 60_000;

let house: House;
let us: Settled;
let folder: string;
let time: ReturnType<typeof createFakeTime>;
let told: string[];
let stop: () => Promise<void>;
let mailIsDown: boolean;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moien-help-'));
  house = await openHouse({ dataDir: folder });
  us = await house.settle();
  [told, mailIsDown] = [[], false];
  await startWatching();
});
afterEach(async () => {
  await stop();
  await house.close();
  await rm(folder, { recursive: true });
});

async function startWatching(): Promise<void> {
  time = createFakeTime();
  stop = await startHelpWatch({
    store: house.server.store,
    timers: time.timers(),
    log: createLog('silent'),
    notify: {
      async notifyStaff(facilityId, what) {
        if (mailIsDown) throw new Error('the queue is full');
        if (what.alert === 'help') told.push(`${what.minutes} ${facilityId === us.facilityId}`);
      },
    },
  });
}

/** The server's process ends and begins again on the same folder. */
async function restart(): Promise<void> {
  await stop();
  await house.close();
  const { now } = house.time;
  house = await openHouse({ dataDir: folder });
  house.time.now = now;
  await startWatching();
}

/** Time passes, and the watch looks once at its end. */
async function passes(minutes: number): Promise<void> {
  house.time.now += minutes * MINUTE_MS;
  await time.advance(10_000);
  await settled();
}

/** Everything behind the timer is a real database, with one transaction at a time: ours wait for the watch's. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await house.server.store.write(us.facilityId, async () => undefined);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function ask(): Promise<Id> {
  const id = randomUUID();
  await house.mutate('help.ask', { id, residentId: us.residentId }, us.tablet);
  return id;
}

const find = (id: Id): Promise<Help | null> => findBody(house.server.store.db, us.facilityId, 'help', id);

describe('a request that nobody takes', () => {
  test('is called out after 5, 15 and 60 minutes, each once, and the record says when', async () => {
    const id = await ask();
    await passes(4.9);
    expect(told).toEqual([]);
    await passes(0.1);
    await passes(1);
    expect(told).toEqual(['5 true']);
    await passes(9);
    await passes(45);
    await passes(500);
    expect(told).toEqual(['5 true', '15 true', '60 true']);
    const minutes = (await find(id))?.calledAgainAt.map((at) => (at - START) / MINUTE_MS);
    expect(minutes).toEqual([5, 15, 60]);
  });

  test('is called out after a restart as well, and what was called out is not repeated', async () => {
    const id = await ask();
    await passes(5);
    await restart();
    await passes(5);
    expect(told).toEqual(['5 true']);
    await passes(5);
    expect(told).toEqual(['5 true', '15 true']);
    expect((await find(id))?.calledAgainAt).toHaveLength(2);
  });

  test('while the server was away is called out once, as late as it is', async () => {
    const id = await ask();
    await restart();
    await passes(20);
    expect(told).toEqual(['15 true']);
    expect((await find(id))?.calledAgainAt).toHaveLength(2);
  });

  test('is called out again when telling failed', async () => {
    const id = await ask();
    mailIsDown = true;
    await passes(5);
    expect((await find(id))?.calledAgainAt).toEqual([]);
    mailIsDown = false;
    await passes(0);
    expect(told).toEqual(['5 true']);
  });
});

describe('nobody is called', () => {
  test('for one that somebody has taken', async () => {
    const id = await ask();
    await house.mutate('help.take', { id }, us.staff);
    await passes(60);
    expect(told).toEqual([]);
    expect((await find(id))?.calledAgainAt).toEqual([]);
  });

  test('for one that was taken between two steps, or is over', async () => {
    const id = await ask();
    await passes(5);
    await house.mutate('help.take', { id }, us.staff);
    await passes(60);
    await house.mutate('help.close', { id }, us.staff);
    await ask().then((next) => house.mutate('help.withdraw', { id: next }, us.tablet));
    await passes(60);
    expect(told).toEqual(['5 true']);
  });

  test('for a resident who was removed', async () => {
    await ask();
    await house.mutate('resident.remove', { id: us.residentId }, us.staff);
    await passes(60);
    expect(told).toEqual([]);
  });

  test('in another house', async () => {
    const them = await house.settle();
    await house.mutate('help.ask', { id: randomUUID(), residentId: them.residentId }, them.tablet);
    await passes(5);
    expect(told).toEqual(['5 false']);
  });
});
