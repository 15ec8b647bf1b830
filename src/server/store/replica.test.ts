import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MutationArgs, MutationName } from '../../protocol/mutations.ts';
import type { Change } from '../../protocol/records.ts';
import { applyMutation } from '../domain/apply.ts';
import type { Known } from '../principal.ts';
import { ANNE, type House, marieOf, openHouse, type Settled } from '../test-house.ts';
import { pull } from './pull.ts';

/*
 * Whatever happens in a facility, and whenever a client looks: what it has put together from many small pulls is what one
 * that starts from nothing gets.
 */

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** The records as a client keeps them. */
class Replica {
  readonly #as: Known;
  #since = 0;
  #scope: string | null = null;
  #records = new Map<string, Change>();

  constructor(as: Known) {
    this.#as = as;
  }

  async catchUp(): Promise<void> {
    const answer = await pull(house.server.store.db, this.#as, { since: this.#since, scope: this.#scope });
    if (answer.reset) this.#records.clear();
    for (const change of answer.changes) {
      const key = `${change.kind} ${change.id}`;
      if (change.body === null) this.#records.delete(key);
      else this.#records.set(key, change);
    }
    this.#since = answer.seq;
    this.#scope = answer.scope;
    if (answer.more) await this.catchUp();
  }

  /** In an order that does not depend on how it came here. */
  get content(): unknown[] {
    return [...this.#records.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
  }
}

type Step =
  | { do: 'rename' | 'remove' | 'add' | 'wish' | 'done' | 'help' | 'room' | 'facility'; at: number }
  | { do: 'look'; who: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('rename', 'add', 'wish', 'done', 'help', 'room', 'facility', 'remove'),
    at: fc.nat(3),
  }),
  fc.record({ do: fc.constant('look' as const), who: fc.nat(3) }),
);

function principalsOf(us: Settled): { staff: Known; tablet: Known; relative: Known; other: Known } {
  const { facilityId, residentId, contactId, otherContactId } = us;
  const own = { facilityId, residentId };
  return {
    staff: { kind: 'staff', facilityId, staffId: us.staffId, role: 'admin', sessionId: 'x', expiresAt: null },
    tablet: { kind: 'tablet', ...own, tabletId: us.tabletId },
    relative: { kind: 'relative', ...own, deviceId: us.deviceId, contactId },
    other: { kind: 'relative', ...own, deviceId: us.otherDeviceId, contactId: otherContactId },
  };
}

test('many small pulls add up to one large one, for everybody', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const us = await house.settle();
      const as = principalsOf(us);
      const replicas = Object.values(as).map((one) => new Replica(one));
      const contacts = [us.contactId, us.otherContactId];
      const wishes: string[] = [];
      const send = <N extends MutationName>(who: Known, name: N, args: MutationArgs<N>) =>
        applyMutation(house.server.store, who, { id: randomUUID(), at: house.time.now, name, args } as never);
      for (const one of steps) {
        if (one.do === 'look') {
          await replicas[one.who]?.catchUp();
          continue;
        }
        const contact = contacts[one.at % contacts.length] ?? us.contactId;
        const id = randomUUID();
        if (one.do === 'rename')
          await send(as.staff, 'contact.update', { id: contact, set: { name: `M${one.at}` } });
        if (one.do === 'remove') await send(as.staff, 'contact.remove', { id: contact });
        if (one.do === 'room')
          await send(as.staff, 'resident.update', { id: us.residentId, set: { room: `${one.at}` } });
        if (one.do === 'facility')
          await send(as.staff, 'facility.update', { id: us.facilityId, set: { name: `F${one.at}` } });
        if (one.do === 'help') await send(as.tablet, 'help.ask', { id, residentId: us.residentId });
        if (one.do === 'done') await send(as.relative, 'wish.done', { id: wishes.at(-1) ?? id });
        if (one.do === 'wish') {
          wishes.push(id);
          await send(as.tablet, 'wish.leave', { id, contactId: contact });
        }
        if (one.do === 'add') {
          contacts.push(id);
          const owner = one.at === 0 ? us.otherResidentId : us.residentId;
          await send(as.staff, 'contact.create', { id, ...marieOf(owner) });
        }
      }
      for (const [index, who] of Object.values(as).entries()) {
        const fresh = new Replica(who);
        await Promise.all([fresh.catchUp(), replicas[index]?.catchUp()]);
        expect(replicas[index]?.content).toEqual(fresh.content);
      }
    }),
    { numRuns: 15 },
  );
});

test('numbers are given without a gap and never twice, however many write at once', async () => {
  const us = await house.settle();
  const { staff } = principalsOf(us);
  const before = (await pull(house.server.store.db, staff, { since: 0, scope: null })).seq;
  const args = () => ({ id: randomUUID(), ...ANNE });
  const create = () => ({ id: randomUUID(), at: 1, name: 'resident.create' as const, args: args() });
  const all = Array.from({ length: 20 }, () => applyMutation(house.server.store, staff, create()));
  const seqs = (await Promise.all(all)).map(({ seq }) => seq);
  expect([...seqs].sort((a, b) => Number(a) - Number(b))).toEqual(seqs.map((_, index) => before + 1 + index));
});

test('a transaction that fails leaves nothing behind, and tells nobody', async () => {
  const us = await house.settle();
  const { store } = house.server;
  const heard: number[] = [];
  store.onCommit(({ facilityId, seq }) => {
    if (facilityId === us.facilityId) heard.push(seq);
  });
  const { staff } = principalsOf(us);
  const before = await pull(store.db, staff, { since: 0, scope: null });
  const failing = store.write(us.facilityId, async (writing) => {
    await writing.put('resident', us.residentId, { ...ANNE, room: '99' });
    await writing.signOut(us.tabletId);
    throw new Error('the disk is full');
  });
  await expect(failing).rejects.toThrow('the disk is full');
  expect(await pull(store.db, staff, { since: 0, scope: null })).toEqual(before);
  expect((await house.call('pull', { since: 0, scope: null }, us.tablet)).status).toBe(200);
  expect(heard).toEqual([]);
});
