import { computed, signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Mutation, MutationArgs, MutationName } from '../../protocol/mutations.ts';
import { withPending } from '../../sync/with-pending.ts';
import { facesOf } from '../app/faces.ts';
import { contact, RESIDENT, recordsWith, uuid } from '../app/records-for-test.ts';
import { createPanelDeeds } from './deeds.ts';

const NOW = 1_000_000;
const known = recordsWith({
  contact: [
    [uuid(1), contact('Marie', { position: 1 })],
    [uuid(2), contact('Jean', { position: 2 })],
    [uuid(3), contact('Léa', { position: 3 })],
    [uuid(9), contact('Paul', { position: 0, residentId: uuid(77) })],
  ],
});
const pending = signal<readonly Mutation[]>([]);
const records = computed(() => withPending(known, pending.value, uuid(2000)));
const settings = signal<{ residentId: string | null }>({ residentId: RESIDENT });
let made = 0;

const replica = {
  records,
  pending,
  async enqueue<N extends MutationName>(name: N, args: MutationArgs<N>) {
    made += 1;
    const id = uuid(5_000 + made);
    pending.value = [...pending.value, { id, at: NOW, name, args } as Mutation];
    return id;
  },
};
const deeds = createPanelDeeds({ replica, settings, clock: { now: () => NOW } });
const asked = () => pending.value.map(({ name, args }) => [name, args]);
const order = () =>
  facesOf({ records: records.value, pending: [], residentId: RESIDENT, photoUrl: () => null }).map(
    ({ name }) => name,
  );

beforeEach(() => {
  pending.value = [];
  settings.value = { residentId: RESIDENT };
});

describe('what staff set at the tablet', () => {
  it('is asked of the server as an adjustment of this resident, one field at a time', async () => {
    await deeds.setLanguage('lb');
    await deeds.setTextFactor(1.5);
    await deeds.startCare(45);
    await deeds.endCare();
    expect(asked()).toEqual(
      [{ language: 'lb' }, { textFactor: 1.5 }, { careUntil: NOW + 45 * 60_000 }, { careUntil: null }].map(
        (set) => ['resident.adjust', { id: RESIDENT, set }],
      ),
    );
  });

  it('is nothing while the tablet does not know whose it is', async () => {
    settings.value = { residentId: null };
    await deeds.setLanguage('lb');
    expect(asked()).toEqual([]);
  });
});

describe('the order of contacts', () => {
  it('changes at once, and only for the one that moves', async () => {
    await deeds.move(uuid(3), -1);
    expect(order()).toEqual(['Marie', 'Léa', 'Jean']);
    expect(pending.value).toHaveLength(1);
  });

  it('can be walked through from end to end and back, without network', async () => {
    await deeds.move(uuid(3), -1);
    await deeds.move(uuid(3), -1);
    expect(order()).toEqual(['Léa', 'Marie', 'Jean']);
    await deeds.move(uuid(3), -1);
    expect(pending.value).toHaveLength(2);
    await deeds.move(uuid(3), 1);
    await deeds.move(uuid(3), 1);
    expect(order()).toEqual(['Marie', 'Jean', 'Léa']);
  });

  it('of somebody who has just been removed stays as it is', async () => {
    await deeds.move(uuid(44), 1);
    expect(pending.value).toEqual([]);
  });
});
