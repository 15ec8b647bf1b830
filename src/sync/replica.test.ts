import 'fake-indexeddb/auto';
import { effect } from '@preact/signals';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { contactChange, contactGone, marie, testId } from '../data/records.fixture.ts';
import { refusal } from '../protocol/errors.ts';
import { loadPage, type Page } from './replica.fixture.ts';
import { FakeServer } from './server.fixture.ts';
import { createFakeTime, type FakeTime, turns, until } from './time.fixture.ts';

let time: FakeTime;
let idb: IDBFactory;
let server: FakeServer;
let page: Page;
let made = 1_000;

const load = () => loadPage({ idb, server, time, newId: () => testId(made++) });
const wish = (n: number) => ({ id: testId(100 + n), contactId: testId(n) });
const caughtUp = () => until(() => page.replica.caughtUp.value);
const names = () => [...page.replica.records.value.contact.values()].map(({ name }) => name);
const code = (code: Parameters<typeof refusal>[0]) => expect.objectContaining({ refusal: refusal(code) });

beforeEach(async () => {
  time = createFakeTime();
  idb = new IDBFactory();
  server = new FakeServer();
  for (const n of [1, 2, 3, 4, 5]) server.change(contactChange(n, 0, { name: `Nr ${n}` }));
  page = await load();
});

describe('what belongs together', () => {
  it('is kept all at once, and goes out in the order of doing', async () => {
    const left = (n: number) => ({ name: 'wish.leave', args: wish(n) }) as const;
    await page.replica.enqueueAll([left(1), left(2)]);
    expect(await page.store.outbox.all()).toMatchObject([left(1), left(2)]);
    page.live.open();
    await caughtUp();
    await until(() => server.applied.length === 2);
    expect(server.applied).toMatchObject([left(1), left(2)]);
  });

  it('is kept not at all where one of them is not as it must be', async () => {
    const wrong = { name: 'wish.leave', args: { id: 'no id', contactId: testId(1) } } as const;
    const kept = page.replica.enqueueAll([{ name: 'wish.leave', args: wish(1) }, wrong]);
    await expect(kept).rejects.toEqual(code('bad-request'));
    expect(await page.store.outbox.all()).toEqual([]);
    expect(page.replica.pending.value).toEqual([]);
  });
});

describe('records', () => {
  it('come page by page, and all of them are shown at once', async () => {
    const sizes: number[] = [];
    effect(() => void sizes.push(page.replica.records.value.contact.size));
    page.live.open();
    await caughtUp();
    expect(sizes).toEqual([0, 5]);
    expect(server.pulls).toBe(3);
  });

  it('are there after a reload without network', async () => {
    page.live.open();
    await caughtUp();
    page.leave();
    page = await load();
    expect(names()).toEqual(['Nr 1', 'Nr 2', 'Nr 3', 'Nr 4', 'Nr 5']);
    expect(page.replica.caughtUp.value).toBe(false);
  });

  it('follow a poke with only what is new', async () => {
    page.live.open();
    await caughtUp();
    const before = page.replica.records.value;
    server.change(contactChange(2, 0, { name: 'Anna' }));
    server.change(contactGone(1, 0));
    page.live.hear({ type: 'poke', seq: server.seq });
    await until(() => page.replica.records.value !== before);
    expect(names()).toEqual(['Anna', 'Nr 3', 'Nr 4', 'Nr 5']);
    expect(page.replica.records.value.resident).toBe(before.resident);
    expect(server.pulls).toBe(4);
  });

  it('make one more pull of many pokes', async () => {
    page.live.open();
    await caughtUp();
    const before = server.pulls;
    for (let n = 0; n < 20; n += 1) page.live.hear({ type: 'poke', seq: server.seq });
    await turns(30);
    expect(server.pulls - before).toBe(2);
  });

  it('that left the scope are gone, and what waits in the outbox stays', async () => {
    page.live.open();
    await caughtUp();
    page.live.close();
    await page.replica.enqueue('wish.leave', wish(1));
    server.scope = 'second';
    server.isInScope = ({ id }) => id === testId(3);
    server.refusesAll = 'unavailable';
    page.live.open();
    await turns(10);
    server.refusesAll = null;
    time.advance(300);
    await caughtUp();
    expect(names()).toEqual(['Nr 3']);
    await until(() => server.applied.length === 1);
  });

  it('catch up by themselves after a failure on an open socket', async () => {
    server.failures.push('before', 'before');
    page.live.open();
    await turns(10);
    time.advance(300);
    await turns(10);
    time.advance(1_000);
    await caughtUp();
    expect(names()).toHaveLength(5);
  });

  it('do not count as caught up while offline', async () => {
    page.live.open();
    await caughtUp();
    page.live.close();
    expect(page.replica.caughtUp.value).toBe(false);
  });

  it('are asked for at once when the socket was faster than the disk', async () => {
    page.leave();
    const early = await load();
    early.live.open();
    await until(() => early.replica.caughtUp.value);
    expect(early.replica.records.value.contact.get(testId(1))).toEqual({ ...marie, name: 'Nr 1' });
  });
});

describe('what a person does', () => {
  it('is sent, applied and answered', async () => {
    page.live.open();
    const result = await page.replica.mutate('wish.leave', wish(1));
    expect(result).toMatchObject({ seq: server.seq, refused: null });
    expect(server.applied[0]).toMatchObject({ name: 'wish.leave', args: wish(1), at: time.now() });
    expect(page.replica.pending.value).toEqual([]);
    await until(() => page.replica.since() === server.seq);
    await turns(5);
    expect(await page.store.outbox.all()).toEqual([]);
  });

  it('is on disk before the screen shows it', async () => {
    const onDisk: Promise<unknown[]>[] = [];
    effect(() => void (page.replica.pending.value.length > 0 && onDisk.push(page.store.outbox.all())));
    const id = await page.replica.enqueue('wish.leave', wish(1));
    expect(page.replica.pending.value.map((mutation) => mutation.id)).toEqual([id]);
    expect(await onDisk[0]).toHaveLength(1);
  });

  it('without network is sent in order after a reload', async () => {
    for (const n of [3, 1, 2]) await page.replica.enqueue('wish.leave', wish(n));
    page.leave();
    page = await load();
    expect(page.replica.pending.value).toHaveLength(3);
    page.live.open();
    await until(() => page.replica.pending.value.length === 0);
    expect(server.applied.map(({ args }) => args)).toEqual([3, 1, 2].map(wish));
    expect(server.batches).toEqual([3]);
  });

  it('is applied once when the answer got lost', async () => {
    await page.replica.enqueue('wish.leave', wish(1));
    server.failures.push('after', 'after', 'after');
    page.live.open();
    for (let n = 0; n < 6; n += 1) {
      await turns(10);
      time.advance(15_000);
    }
    await until(() => page.replica.pending.value.length === 0);
    expect(server.applied).toHaveLength(1);
  });

  it('is pulled back even if no poke comes for it', async () => {
    page.live.open();
    await caughtUp();
    const before = server.pulls;
    await page.replica.mutate('wish.leave', wish(1));
    await until(() => server.pulls > before);
  });

  it('goes out in batches of a hundred', async () => {
    await Promise.all(Array.from({ length: 120 }, (_, n) => page.replica.enqueue('wish.leave', wish(n))));
    page.live.open();
    await until(() => page.replica.pending.value.length === 0);
    expect(server.batches).toEqual([100, 20]);
  });

  it('that is not as the schema has it is refused before it is kept', async () => {
    await expect(page.replica.enqueue('wish.leave', { id: 'no id', contactId: '' })).rejects.toEqual(
      code('bad-request'),
    );
    expect(await page.store.outbox.all()).toEqual([]);
  });
});

describe('a refusal', () => {
  it('for good rejects whoever waits for the answer', async () => {
    server.refuses.set(testId(made), 'outside-hours');
    page.live.open();
    await expect(page.replica.mutate('wish.leave', wish(1))).rejects.toEqual(code('outside-hours'));
    expect(await page.store.outbox.all()).toEqual([]);
    expect(page.replica.refusals.value).toEqual([]);
  });

  it('for good is kept to be shown when nobody waits, until it was seen', async () => {
    server.refuses.set(testId(made), 'not-allowed');
    const id = await page.replica.enqueue('wish.leave', wish(1));
    await page.replica.enqueue('wish.leave', wish(2));
    page.live.open();
    await until(() => page.replica.pending.value.length === 0);
    expect(page.replica.refusals.value).toEqual([
      { mutation: expect.objectContaining({ id }), refusal: refusal('not-allowed'), at: time.now() },
    ]);
    expect(server.applied).toHaveLength(1);
    page.replica.dismissRefusal(id);
    await until(() => page.replica.refusals.value.length === 0);
    expect(await page.store.refused.all()).toEqual([]);
  });

  it('for good is still there after a reload, and can be sent again as it was', async () => {
    server.refuses.set(testId(made), 'not-allowed');
    const id = await page.replica.enqueue('wish.leave', wish(1));
    page.live.open();
    await until(() => page.replica.refusals.value.length === 1);
    page.leave();
    page = await load();
    expect(page.replica.refusals.value.map(({ mutation }) => mutation.id)).toEqual([id]);
    expect(page.replica.pending.value).toEqual([]);
    server.refuses.clear();
    page.live.open();
    await page.replica.retryRefused(id);
    await until(() => page.replica.pending.value.length === 0);
    expect(server.applied.map((mutation) => mutation.id)).toEqual([id]);
    expect(page.replica.refusals.value).toEqual([]);
  });

  it('until later keeps everything that is not done', async () => {
    server.refuses.set(testId(made), 'unavailable');
    const id = await page.replica.enqueue('wish.leave', wish(1));
    page.live.open();
    await turns(20);
    expect(page.replica.pending.value.map((mutation) => mutation.id)).toEqual([id]);
    server.refuses.clear();
    time.advance(300);
    await until(() => page.replica.pending.value.length === 0);
    expect(server.applied).toHaveLength(1);
  });

  it('of the credential erases nothing and says so', async () => {
    await page.replica.enqueue('wish.leave', wish(1));
    server.refusesAll = 'not-signed-in';
    page.live.open();
    await until(() => page.replica.signedOut.value);
    time.advance(100_000);
    await turns(10);
    expect(await page.store.outbox.all()).toHaveLength(1);
  });

  it('by the socket is a sign-out too', () => {
    page.live.signedOut.value = true;
    expect(page.replica.signedOut.value).toBe(true);
  });

  it('of an old program keeps what was done for the new one', async () => {
    await page.replica.enqueue('wish.leave', wish(1));
    server.refusesAll = 'old-version';
    page.live.open();
    await turns(20);
    expect(await page.store.outbox.all()).toHaveLength(1);
    expect(page.replica.refusals.value).toEqual([]);
  });
});

describe('presence', () => {
  const presence = (n: number, online: boolean) =>
    ({ kind: 'contact', id: testId(n), online, since: null }) as const;

  it('is what the welcome said, then what changed', () => {
    page.live.open([presence(1, true), presence(2, false)]);
    page.live.hear({ type: 'presence', presence: [presence(2, true)] });
    expect([...page.replica.presence.value.values()]).toEqual([presence(1, true), presence(2, true)]);
    page.live.open([presence(2, false)]);
    expect([...page.replica.presence.value.values()]).toEqual([presence(2, false)]);
  });

  it('is unknown while we are offline', () => {
    page.live.open([presence(1, true)]);
    page.live.close();
    expect(page.replica.presence.value.size).toBe(0);
  });
});

it('does nothing any more when it was told to stop', async () => {
  page.leave();
  page.live.open();
  await turns(10);
  expect(server.pulls).toBe(0);
  expect(time.waiting()).toBe(0);
});
