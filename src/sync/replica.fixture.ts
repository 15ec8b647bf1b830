import { openStore, type Store } from '../data/store.ts';
import type { Id } from '../protocol/primitives.ts';
import { createReplica, type Replica } from './replica.ts';
import { FakeLive, type FakeServer } from './server.fixture.ts';
import type { FakeTime } from './time.fixture.ts';

/** A page that has loaded: its store, socket and replica. */
export type Page = { store: Store; live: FakeLive; replica: Replica; leave(): void };

type PageOptions = { idb: IDBFactory; server: Pick<FakeServer, 'call'>; time: FakeTime; newId: () => Id };

/** Loads the page; its socket is not open yet. */
export async function loadPage({ idb, server, time, newId }: PageOptions): Promise<Page> {
  const abort = new AbortController();
  const store = await openStore('moien-tablet', idb);
  const live = new FakeLive();
  const clock = { now: time.now, loaded: Promise.resolve() };
  const options = { store, http: server, live, clock, timers: time, random: () => 0.5, newId };
  const replica = await createReplica(options, abort.signal);
  return {
    store,
    live,
    replica,
    leave() {
      abort.abort();
      store.close();
    },
  };
}
