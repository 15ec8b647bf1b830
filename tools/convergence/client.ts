import { randomUUID } from 'node:crypto';
import { IDBFactory } from 'fake-indexeddb';
import { openStore, type Store } from '../../src/data/store.ts';
import { refusal } from '../../src/protocol/errors.ts';
import type { RequestOf, ResponseOf } from '../../src/protocol/http.ts';
import type { Mutation, MutationArgs, MutationName } from '../../src/protocol/mutations.ts';
import type { Id } from '../../src/protocol/primitives.ts';
import type { Known } from '../../src/server/principal.ts';
import { pull } from '../../src/server/store/pull.ts';
import { type Http, RequestRefused } from '../../src/sync/http.ts';
import { createReplica, type Replica } from '../../src/sync/replica.ts';
import { FakeLive } from '../../src/sync/server.fixture.ts';
import { createFakeTime, turns } from '../../src/sync/time.fixture.ts';
import { withPending } from '../../src/sync/with-pending.ts';
import type { Backend } from './house.ts';

/**
 * What becomes of a request: lost on the way there, lost on the way back, delivered twice, or given up by the client
 * and delivered much later, after what the client sent again meanwhile.
 */
export type Fault = 'lost' | 'unanswered' | 'twice' | 'late';

/** What somebody did, with what they had before their eyes. `value`: of that field, then. */
export type Deed = { mutation: Mutation; seen: ReadonlyMap<string, unknown> };

type Page = { store: Store; live: FakeLive; replica: Replica; leave: AbortController };

export type ClientOptions = {
  name: string;
  backend: Backend;
  me: Id;
  /** Who they are to the server now; null when their credential is dead. */
  principal: () => Promise<Known | null>;
  skewMs: number;
};

/** A browser: the real store, outbox and replica over a network that does its worst. */
export class Client {
  readonly name: string;
  readonly faults: Fault[] = [];
  /** What the person was told to be kept. */
  readonly promised: Deed[] = [];
  readonly options: ClientOptions;
  private readonly idb = new IDBFactory();
  private readonly time = createFakeTime();
  private readonly delayed: (() => Promise<unknown>)[] = [];
  private page!: Page;
  private isUp = false;

  constructor(options: ClientOptions) {
    this.name = options.name;
    this.options = options;
  }

  async load() {
    const leave = new AbortController();
    const store = await openStore('here', this.idb);
    const live = new FakeLive();
    const { me, skewMs, backend } = this.options;
    const clock = { now: () => Math.max(0, backend.time + skewMs), loaded: Promise.resolve() };
    const overlay = (records: Replica['records']['value'], ahead: readonly Mutation[]) =>
      withPending(records, ahead, me);
    const replica = await createReplica(
      {
        store,
        http: { call: this.call },
        live,
        clock,
        overlay,
        as: me,
        timers: this.time,
        random: () => 0.5,
      },
      leave.signal,
    );
    this.page = { store, live, replica, leave };
  }

  get records() {
    return this.page.replica.records.value;
  }

  /** The page dies, in the middle of whatever it does, and is opened again. */
  async crash() {
    this.page.leave.abort();
    this.page.store.close();
    await this.load();
    if (this.isUp) this.page.live.open();
  }

  up() {
    this.isUp = true;
    this.page.live.open();
  }

  down() {
    this.isUp = false;
    this.page.live.close();
  }

  poke(seq: number) {
    if (this.isUp) this.page.live.hear({ type: 'poke', seq });
  }

  wait(ms: number) {
    this.time.advance(ms);
  }

  /** Not awaited: whatever comes next may come before it is on disk. */
  edit<N extends MutationName>(name: N, args: MutationArgs<N>) {
    const [kind, verb] = name.split('.');
    // People change what they have before their eyes.
    if ((kind === 'contact' || kind === 'resident') && verb !== 'create' && !this.records[kind].has(args.id))
      return;
    const seen = this.seenFields();
    const { replica, store } = this.page;
    replica.enqueue(name, args).then(
      async (id) => {
        const all = [...replica.pending.peek(), ...(await store.outbox.all().catch(() => []))];
        const kept = all.find((one) => one.id === id) ?? ({ id, name, args, at: 0 } as Mutation);
        this.promised.push({ mutation: kept, seen });
      },
      // A page that died in the middle of it has promised nothing.
      () => undefined,
    );
  }

  /** Requests that were given up arrive now, after everything that was sent since. */
  async deliverLate() {
    for (const request of this.delayed.splice(0)) await request().catch(() => undefined);
  }

  async recover() {
    this.faults.length = 0;
    this.up();
    for (let n = 0; n < 400 && !this.isAtRest(); n += 1) await turns(1);
    await turns(3);
  }

  isAtRest() {
    const { pending, caughtUp, signedOut } = this.page.replica;
    return signedOut.value || (caughtUp.value && pending.value.length === 0);
  }

  /** What the next load would show without network. */
  async kept() {
    const { store, replica } = this.page;
    return {
      records: await store.records.all(),
      outbox: await store.outbox.all(),
      refused: new Set((await store.refused.all()).map(({ mutation }) => mutation.id)),
      isSignedOut: replica.signedOut.value,
    };
  }

  leave() {
    this.page.leave.abort();
    this.page.store.close();
  }

  private seenFields(): ReadonlyMap<string, unknown> {
    const seen = new Map<string, unknown>();
    for (const kind of ['resident', 'contact', 'tablet'] as const)
      for (const [id, body] of this.records[kind])
        for (const [field, value] of Object.entries(body)) seen.set(`${id} ${field}`, value);
    return seen;
  }

  private readonly call: Http['call'] = async (name, body, giveUp) => {
    await turns(1);
    const fault = this.faults.shift();
    const unavailable = () => new RequestRefused(refusal('unavailable'));
    if (!this.isUp || giveUp?.aborted || fault === 'lost') throw unavailable();
    const deliver = () => this.answer(name, body) as Promise<ResponseOf<typeof name>>;
    if (fault === 'late') {
      this.delayed.push(deliver);
      throw unavailable();
    }
    if (fault === 'twice') await deliver();
    const answer = await deliver();
    if (fault === 'unanswered' || giveUp?.aborted) throw unavailable();
    return JSON.parse(JSON.stringify(answer));
  };

  private async answer(name: string, body: unknown): Promise<unknown> {
    const principal = await this.options.principal();
    if (!principal) throw new RequestRefused(refusal('not-signed-in'));
    const { backend } = this.options;
    if (name === 'pull') return await pull(backend.store.db, principal, body as RequestOf<'pull'>);
    const results = [];
    for (const mutation of (body as RequestOf<'mutate'>).mutations)
      results.push(await backend.apply(principal, mutation as Mutation));
    return { results };
  }
}

export const newId = (): Id => randomUUID();
