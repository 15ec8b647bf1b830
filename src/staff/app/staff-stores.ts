import * as v from 'valibot';
import type { Store } from '../../data/store.ts';
import { Id } from '../../protocol/primitives.ts';

/** Somebody who has worked in this browser and may have left something unsent. */
const Person = v.object({ staffId: Id, name: v.string() });
type Person = v.InferOutput<typeof Person>;

/** What another person has not sent yet: it waits here for them, and for nobody else. */
export type LeftBehind = { name: string; count: number };

export type StaffStores = {
  /** Those who have a store in this browser. */
  people: { load(): unknown; save(people: readonly Person[]): void };
  open(name: string): Promise<Store>;
  erase(name: string): Promise<void>;
};

const nameOf = (staffId: Id) => `moien-staff-${staffId}`;

/** Needed for sending: who this browser is to the server, and what its clock is off. */
const KEPT_META = ['client', 'clock'];

/**
 * A person's own store. On a shared PC the records of whoever was here before are taken away first, for nobody may look
 * at them under another's name; what they have not sent stays, and goes out when they sign in here again.
 */
export async function openOwnStore(
  me: Person,
  stores: StaffStores,
): Promise<{ store: Store; left: readonly LeftBehind[] }> {
  const others = peopleOf(stores).filter(({ staffId }) => staffId !== me.staffId);
  const left = await leaveOnlyUnsent(others, stores);
  stores.people.save([...left.map(({ person }) => person), me]);
  return {
    store: await stores.open(nameOf(me.staffId)),
    left: left.map(({ person, count }) => ({ name: person.name, count })),
  };
}

/** Nobody is signed in: what may be seen is gone from this browser, what must still be sent is not. */
export async function closeStores(stores: StaffStores): Promise<void> {
  const left = await leaveOnlyUnsent(peopleOf(stores), stores);
  stores.people.save(left.map(({ person }) => person));
}

/** Removes all traces of one person, unsent changes too: they said so. */
export async function eraseOwnStore(staffId: Id, stores: StaffStores): Promise<void> {
  stores.people.save(peopleOf(stores).filter((one) => one.staffId !== staffId));
  await stores.erase(nameOf(staffId));
}

function peopleOf({ people }: StaffStores): Person[] {
  const parsed = v.safeParse(v.array(Person), people.load());
  return parsed.success ? parsed.output : [];
}

async function leaveOnlyUnsent(people: readonly Person[], stores: StaffStores) {
  const left: { person: Person; count: number }[] = [];
  for (const person of people) {
    const name = nameOf(person.staffId);
    const store = await stores.open(name);
    const count = (await store.outbox.all()).length + (await store.refused.all()).length;
    if (count > 0) {
      left.push({ person, count });
      await strip(store);
    }
    store.close();
    if (count === 0) await stores.erase(name);
  }
  return left;
}

async function strip(store: Store): Promise<void> {
  await store.records.clear(KEPT_META);
  const unsent = new Set(await store.uploads.hashes());
  for (const hash of await store.blobs.hashes()) if (!unsent.has(hash)) await store.blobs.remove(hash);
}
