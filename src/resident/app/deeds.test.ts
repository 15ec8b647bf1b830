import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Mutation, MutationArgs, MutationName } from '../../protocol/mutations.ts';
import type { Id } from '../../protocol/primitives.ts';
import { createDeeds } from './deeds.ts';
import { HOME, type Place } from './place.ts';
import { contact, help, RESIDENT, recordsWith, uuid, wish } from './records-for-test.ts';

function tablet({
  offline = false,
  given = {},
}: {
  offline?: boolean;
  given?: Parameters<typeof recordsWith>[0];
}) {
  const records = signal(recordsWith({ contact: [[uuid(1), contact('Marie')]], ...given }));
  const pending = signal<readonly Mutation[]>([]);
  const place = signal<Place>(HOME);
  const started: Id[] = [];
  const kept: { name: string; args: unknown; placeThen: string }[] = [];
  let ids = 500;
  const newId = () => uuid(ids++);
  const deeds = createDeeds({
    replica: {
      records,
      pending,
      async enqueue<N extends MutationName>(name: N, args: MutationArgs<N>) {
        kept.push({ name, args, placeThen: place.value.at });
        const id = newId();
        pending.value = [...pending.value, { id, at: 1, name, args } as Mutation];
        return id;
      },
    },
    call: { start: (id) => started.push(id), dismiss: () => undefined },
    offline: signal(offline),
    residentId: signal(RESIDENT),
    place,
    newId,
  });
  return { deeds, place, started, kept };
}

describe('A tap on a face', () => {
  it('rings when there is network, and keeps nothing', async () => {
    const { deeds, started, kept } = tablet({});
    await deeds.reach(uuid(1));
    expect(started).toEqual([uuid(1)]);
    expect(kept).toEqual([]);
  });

  it('leaves a wish when there is none, and only then says so', async () => {
    const { deeds, started, kept, place } = tablet({ offline: true });
    await deeds.reach(uuid(1));
    expect(started).toEqual([]);
    expect(kept).toMatchObject([{ name: 'wish.leave', args: { contactId: uuid(1) }, placeThen: 'home' }]);
    expect(place.value).toEqual({ at: 'wish-left', contactId: uuid(1) });
  });

  it('without network leaves one wish, however often it is tapped', async () => {
    const { deeds, kept, place } = tablet({ offline: true });
    await deeds.reach(uuid(1));
    deeds.goHome();
    await deeds.reach(uuid(1));
    expect(kept).toHaveLength(1);
    expect(place.value.at).toBe('wish-left');
  });

  it('leaves no second wish when the server already has one', async () => {
    const { deeds, kept } = tablet({ offline: true, given: { wish: [[uuid(9), wish(uuid(1))]] } });
    await deeds.reach(uuid(1));
    expect(kept).toEqual([]);
  });
});

describe('A press on Help', () => {
  it('asks once, and shows what became of it each time', async () => {
    const { deeds, kept, place } = tablet({});
    await deeds.askForHelp();
    deeds.goHome();
    await deeds.askForHelp();
    expect(kept).toMatchObject([{ name: 'help.ask', args: { residentId: RESIDENT }, placeThen: 'home' }]);
    expect(place.value).toEqual({ at: 'help' });
  });

  it('asks again after somebody has been there', async () => {
    const { deeds, kept } = tablet({ given: { help: [[uuid(9), help({ takenAt: 2, closedAt: 3 })]] } });
    await deeds.askForHelp();
    expect(kept).toHaveLength(1);
  });
});
