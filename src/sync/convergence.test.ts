import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contactChange, contactGone, testId } from '../data/records.fixture.ts';
import { loadPage, type Page } from './replica.fixture.ts';
import { FakeServer } from './server.fixture.ts';
import { createFakeTime, turns } from './time.fixture.ts';

/** What can happen to a tablet in a bad house. `pause` lets what is under way take some steps. */
type Step =
  | { do: 'edit' | 'delete' | 'wish'; n: number }
  | { do: 'fail'; how: 'before' | 'after' }
  | { do: 'wait'; ms: number }
  | { do: 'rescope'; keep: number }
  | { do: 'poke' | 'open' | 'close' | 'reload' };
type Event = Step & { pause: number };

const contact = fc.integer({ min: 1, max: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('edit' as const, 'delete' as const, 'wish' as const), n: contact }),
  fc.record({ do: fc.constant('fail' as const), how: fc.constantFrom('before' as const, 'after' as const) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(300, 2_000, 16_000) }),
  fc.record({ do: fc.constant('rescope' as const), keep: contact }),
  fc.record({ do: fc.constantFrom('poke' as const, 'open' as const, 'close' as const, 'reload' as const) }),
);
const events = fc.array(
  fc.tuple(step, fc.integer({ min: 0, max: 12 })).map(([step, pause]): Event => ({ ...step, pause })),
  { maxLength: 40 },
);

/** A house that lives through `events`. */
class House {
  readonly server = new FakeServer();
  readonly time = createFakeTime();
  readonly idb = new IDBFactory();
  /** The wishes of which the screen said that they are kept, in that order. */
  readonly promised: string[] = [];
  private made = 0;
  private page!: Page;

  async load() {
    const newId = () => testId(10_000 + this.made++);
    this.page = await loadPage({ idb: this.idb, server: this.server, time: this.time, newId });
  }

  async live(event: Event) {
    const { server, page } = this;
    switch (event.do) {
      case 'edit':
        server.change(contactChange(event.n, 0, { name: `Nr ${server.seq}` }));
        break;
      case 'delete':
        server.change(contactGone(event.n, 0));
        break;
      case 'wish':
        this.wish(event.n);
        break;
      case 'fail':
        server.failures.push(event.how);
        break;
      case 'wait':
        this.time.advance(event.ms);
        break;
      case 'rescope':
        server.scope = `of ${server.seq} and ${event.keep}`;
        server.isInScope = ({ id }) => id <= testId(event.keep);
        break;
      case 'poke':
        page.live.hear({ type: 'poke', seq: server.seq });
        break;
      case 'open':
        page.live.open();
        break;
      case 'close':
        page.live.close();
        break;
      case 'reload':
        page.leave();
        await this.load();
        break;
    }
    await turns(event.pause);
  }

  private wish(n: number) {
    const args = { id: testId(20_000 + this.made), contactId: testId(n) };
    // A page that is left in the middle of it has promised nothing.
    this.page.replica.enqueue('wish.leave', args).then(
      (id) => this.promised.push(id),
      () => undefined,
    );
  }

  /** The network is back for good. */
  async recover() {
    this.server.failures.length = 0;
    await turns(20);
    this.page.live.open();
    for (let n = 0; n < 500 && !this.isAtRest(); n += 1) await turns(1);
    await turns(20);
  }

  private isAtRest() {
    const { caughtUp, pending } = this.page.replica;
    return caughtUp.value && pending.value.length === 0;
  }

  shown() {
    return this.page.replica.records.value.contact;
  }

  /** What the next load would show without network, and send. */
  async afterReload() {
    this.page.leave();
    await this.load();
    const { records, pending } = this.page.replica;
    return { shown: records.value.contact, pending: pending.value };
  }
}

async function liveThrough(happened: Event[]) {
  const house = new House();
  await house.load();
  for (const event of happened) await house.live(event);
  await house.recover();
  const applied = house.server.applied.map(({ id }) => id);
  expect(house.shown()).toEqual(house.server.visible());
  expect(await house.afterReload()).toEqual({ shown: house.server.visible(), pending: [] });
  expect(new Set(applied).size).toBe(applied.length);
  expect(applied.filter((id) => house.promised.includes(id))).toEqual(house.promised);
}

it('shows what the server has, and every wish arrives once and in order, whatever happened', async () => {
  await fc.assert(fc.asyncProperty(events, liveThrough), { numRuns: 150 });
}, 60_000);
