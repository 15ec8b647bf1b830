import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { contactChange, testId } from '../data/records.fixture.ts';
import { openStore } from '../data/store.ts';
import { createReplica, type Replica } from './replica.ts';
import { FakeLive, FakeServer } from './server.fixture.ts';
import { createFakeTime, turns, until } from './time.fixture.ts';
import { startTogether, type Together } from './together.ts';

/** Locks and channels of one browser: first come, first served; a channel does not hear itself. */
class Browser {
  readonly idb = new IDBFactory();
  private holder: Promise<unknown> = Promise.resolve();
  private readonly channels = new Set<EventTarget>();

  readonly locks = {
    request: (_: string, options: { signal: AbortSignal }, hold: () => Promise<void>) => {
      const turn = this.holder.then(() => (options.signal.aborted ? undefined : hold()));
      this.holder = turn;
      return turn;
    },
  } as unknown as LockManager;

  channel() {
    const own = new EventTarget();
    this.channels.add(own);
    return Object.assign(own, {
      postMessage: (data: unknown) => {
        for (const other of this.channels)
          if (other !== own)
            other.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
      },
      close: () => this.channels.delete(own),
    });
  }
}

type Tab = { replica: Replica; together: Together; live: FakeLive; close(): void };

let browser: Browser;
let server: FakeServer;
let made = 0;
beforeEach(() => {
  browser = new Browser();
  server = new FakeServer();
  server.change(contactChange(1, 0, { name: 'Marie' }));
});

async function openTab(): Promise<Tab> {
  const abort = new AbortController();
  const store = await openStore('moien-staff', browser.idb);
  const channel = browser.channel() as unknown as BroadcastChannel;
  const together = startTogether({ name: 'moien-staff', locks: browser.locks, channel }, abort.signal);
  await turns(1);
  const live = new FakeLive();
  const time = createFakeTime();
  const clock = { now: time.now, loaded: Promise.resolve() };
  const newId = () => testId(5_000 + made++);
  const options = { store, http: server, live, clock, timers: time, random: () => 0.5, newId, together };
  const replica = await createReplica(options, abort.signal);
  live.open();
  return {
    replica,
    together,
    live,
    close() {
      abort.abort();
      store.close();
    },
  };
}

const names = ({ replica }: Tab) => [...replica.records.value.contact.values()].map(({ name }) => name);
const wish = () => ({ id: testId(7_000 + made++), contactId: testId(1) });

describe('two tabs of one browser', () => {
  it('let one of them speak with the server, and show the same', async () => {
    const first = await openTab();
    await until(() => first.replica.caughtUp.value);
    const pulls = server.pulls;
    const second = await openTab();
    await until(() => second.replica.caughtUp.value);
    expect([first.together.leads.value, second.together.leads.value]).toEqual([true, false]);
    expect(server.pulls - pulls).toBeLessThanOrEqual(1);
    server.change(contactChange(1, 0, { name: 'Anna' }));
    first.live.hear({ type: 'poke', seq: server.seq });
    second.live.hear({ type: 'poke', seq: server.seq });
    await until(() => names(second)[0] === 'Anna');
    expect(names(first)).toEqual(['Anna']);
  });

  it('send what is done in either, once, and tell the one that waits for the answer', async () => {
    const first = await openTab();
    const second = await openTab();
    expect(await second.replica.mutate('wish.leave', wish())).toMatchObject({ refused: null });
    expect(server.applied).toHaveLength(1);
    await until(() => first.replica.pending.value.length === 0);
    expect(second.replica.pending.value).toEqual([]);
  });

  it('both know what was refused, and that it is done with', async () => {
    const first = await openTab();
    const second = await openTab();
    first.live.close();
    const id = await second.replica.enqueue('wish.leave', wish());
    server.refuses.set(id, 'not-found');
    first.live.open();
    await until(
      () => first.replica.refusals.value.length === 1 && second.replica.refusals.value.length === 1,
    );
    second.replica.dismissRefusal(id);
    await until(() => first.replica.refusals.value.length === 0);
  });

  it('go on when the one that spoke is closed', async () => {
    const first = await openTab();
    const second = await openTab();
    first.close();
    await until(() => second.together.leads.value);
    server.change(contactChange(1, 0, { name: 'Anna' }));
    second.live.hear({ type: 'poke', seq: server.seq });
    await second.replica.mutate('wish.leave', wish());
    await until(() => names(second)[0] === 'Anna');
  });

  it('each speak for themselves where the browser knows no locks', async () => {
    const abort = new AbortController();
    const channel = browser.channel() as unknown as BroadcastChannel;
    expect(startTogether({ name: 'x', locks: undefined, channel }, abort.signal).leads.value).toBe(true);
    abort.abort();
  });
});
