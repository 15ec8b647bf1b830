import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Mutation, MutationArgs, MutationName } from '../../protocol/mutations.ts';
import type { Id } from '../../protocol/primitives.ts';
import { createDeeds } from './deeds.ts';
import { HOME, type Place } from './place.ts';
import { contact, help, RESIDENT, recordsWith, uuid, wish } from './records-for-test.ts';

function tablet({
  offline = false,
  resting = false,
  paused = false,
  isFull = false,
  heard = false,
  given = {},
}: {
  offline?: boolean;
  resting?: boolean;
  /** Marie is at work. */
  paused?: boolean;
  /** The disk. */
  isFull?: boolean;
  /** The server hears what could not be kept. */
  heard?: boolean;
  given?: Parameters<typeof recordsWith>[0];
}) {
  const records = signal(recordsWith({ contact: [[uuid(1), contact('Marie')]], ...given }));
  const pending = signal<readonly Mutation[]>([]);
  const place = signal<Place>(HOME);
  const started: Id[] = [];
  const kept: { name: string; args: unknown; placeThen: string }[] = [];
  const sent: { name: string; placeThen: Place }[] = [];
  const dialled: { phone: string; placeThen: Place }[] = [];
  let ids = 500;
  const newId = () => uuid(ids++);
  const deeds = createDeeds({
    replica: {
      records,
      pending,
      async enqueue<N extends MutationName>(name: N, args: MutationArgs<N>) {
        if (isFull) throw new DOMException('full', 'QuotaExceededError');
        kept.push({ name, args, placeThen: place.value.at });
        const id = newId();
        pending.value = [...pending.value, { id, at: 1, name, args } as Mutation];
        return id;
      },
    },
    call: { start: (id) => started.push(id), dismiss: () => undefined },
    offline: signal(offline),
    resting: signal(resting),
    isPaused: () => paused,
    async sendUnkept(name) {
      sent.push({ name, placeThen: place.value });
      return heard;
    },
    residentId: signal(RESIDENT),
    place,
    dial: (phone) => dialled.push({ phone, placeThen: place.value }),
    newId,
  });
  return { deeds, place, started, kept, sent, dialled };
}

describe('A tap on the tile of a telephone', () => {
  const doctor = { ...contact('Doctor'), kind: 'phone', phone: '+352 26 12 34' } as const;

  it.each([{}, { offline: true }, { resting: true }])(
    'asks the tablet’s own telephone, whatever else is (%j)',
    async (how) => {
      const { deeds, dialled, place, started, kept } = tablet({
        ...how,
        given: { contact: [[uuid(1), doctor]] },
      });
      await deeds.reach(uuid(1));
      const there = { at: 'dial', contactId: uuid(1) };
      // The number is on the screen first: another app may cover it at once.
      expect(dialled).toEqual([{ phone: '+352 26 12 34', placeThen: there }]);
      expect(place.value).toEqual(there);
      expect([...started, ...kept]).toEqual([]);
    },
  );
});

describe('A tap on the tile of the carers', () => {
  const carers = { contact: [[uuid(1), { ...contact('Carers'), kind: 'station' }]] } as const;
  const given = carers as unknown as Parameters<typeof recordsWith>[0];

  it('rings them at night too, when nobody else is rung', async () => {
    const { deeds, started } = tablet({ resting: true, given });
    await deeds.reach(uuid(1));
    expect(started).toEqual([uuid(1)]);
  });

  it('leaves a wish when there is no server to ring through', async () => {
    const { deeds, kept } = tablet({ offline: true, given });
    await deeds.reach(uuid(1));
    expect(kept).toMatchObject([{ name: 'wish.leave', args: { contactId: uuid(1) } }]);
  });
});

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

describe('At night, in a house that lets nobody be rung then', () => {
  it('of somebody at work rings nobody, and says so', async () => {
    const { deeds, started, place } = tablet({ paused: true });
    await deeds.reach(uuid(1));
    expect(started).toEqual([]);
    expect(place.value).toEqual({ at: 'paused', contactId: uuid(1) });
  });

  it('a tap on a face says from when one can, and rings nobody', async () => {
    const { deeds, started, place } = tablet({ resting: true });
    await deeds.reach(uuid(1));
    expect(started).toEqual([]);
    expect(place.value).toEqual({ at: 'night-rest', contactId: uuid(1) });
  });

  it('a wish can be left, and help be asked for', async () => {
    const { deeds, kept, place } = tablet({ resting: true });
    await deeds.leaveWish(uuid(1));
    expect(place.value.at).toBe('wish-left');
    await deeds.askForHelp();
    expect(place.value.at).toBe('help');
    expect(kept.map(({ name }) => name)).toEqual(['wish.leave', 'help.ask']);
  });
});

describe('On a tablet whose disk is full', () => {
  it('a call for help that nobody heard says so, and never that somebody comes', async () => {
    const { deeds, place, sent } = tablet({ isFull: true });
    await deeds.askForHelp();
    expect(place.value).toEqual({ at: 'help', unkept: 'lost' });
    expect(sent).toMatchObject([{ name: 'help.ask' }]);
  });

  it('a call for help still goes out live, and is only then said to have arrived', async () => {
    const { deeds, place, sent } = tablet({ isFull: true, heard: true });
    await deeds.askForHelp();
    expect(sent[0]?.placeThen).toEqual({ at: 'help', unkept: 'lost' });
    expect(place.value).toEqual({ at: 'help', unkept: 'told' });
  });

  it('a wish is not promised, unless the server has it', async () => {
    const lost = tablet({ isFull: true, offline: true });
    await lost.deeds.reach(uuid(1));
    expect(lost.place.value).toEqual({ at: 'wish-lost', contactId: uuid(1) });
    const heard = tablet({ isFull: true, heard: true });
    await heard.deeds.leaveWish(uuid(1));
    expect(heard.place.value).toEqual({ at: 'wish-left', contactId: uuid(1) });
  });

  it('an answer of the server that comes late pulls nobody back to a card they have left', async () => {
    const { deeds, place } = tablet({ isFull: true, heard: true });
    const asked = deeds.askForHelp();
    await Promise.resolve();
    deeds.goHome();
    await asked;
    expect(place.value).toEqual(HOME);
  });
});
