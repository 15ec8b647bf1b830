import fc from 'fast-check';
import { USUAL_CONTACT } from '../../src/protocol/records.ts';
import { turns } from '../../src/sync/time.fixture.ts';
import { type Client, type Fault, newId } from './client.ts';
import type { Town } from './town.ts';

/** One thing that happens, and how far everything goes on before the next. */
export type Step = fc.AsyncCommand<object, Town>;

const EVERYBODY = ['Claire', 'Paul', 'the tablet', 'the relative', 'the other house'] as const;
const NURSES = ['Claire', 'Paul'] as const;
type Who = (typeof EVERYBODY)[number];

/** @param does the words a counter-example is read in */
function step(does: string, pause: number, run: (town: Town) => unknown): Step {
  return {
    check: () => true,
    async run(_, town) {
      town.backend.time += 1_000;
      await run(town);
      await turns(pause);
      town.checkScopes();
    },
    toString: () => (pause === 0 ? does : `${does}, ${pause}…`),
  };
}

const pause = fc.integer({ min: 0, max: 14 });
const who = fc.constantFrom(...EVERYBODY);
const nurse = fc.constantFrom<Who>('Claire', 'Claire', 'Paul', 'Paul', 'the other house');
const one = fc.nat(1);

const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** No two are the same: whoever sees one knows who typed it. */
function next(town: Town): string {
  town.values += 1;
  return `v${town.values}`;
}

const edits: fc.Arbitrary<Step>[] = [
  fc.tuple(nurse, fc.constantFrom('room', 'address', 'familyName'), pause).map(([name, field, pause]) =>
    step(`${name} sets Anne's ${field}`, pause, (town) => {
      const client = town.client(name);
      client.edit('resident.update', {
        id: at(town.house(client).residentIds, 0),
        set: { [field]: next(town) },
      });
    }),
  ),
  fc.tuple(nurse, one, pause).map(([name, n, pause]) =>
    step(`${name} renames contact ${n}`, pause, (town) => {
      const client = town.client(name);
      client.edit('contact.update', { id: at(town.house(client).contactIds, n), set: { name: next(town) } });
    }),
  ),
  fc.tuple(nurse, one, pause).map(([name, n, pause]) =>
    step(`${name} moves contact ${n}`, pause, (town) => {
      const client = town.client(name);
      town.values += 1;
      client.edit('contact.update', {
        id: at(town.house(client).contactIds, n),
        set: { position: town.values },
      });
    }),
  ),
  fc.tuple(one, pause).map(([n, pause]) =>
    step(`the tablet places contact ${n}`, pause, (town) => {
      town.values += 1;
      const { contactIds } = town.ours;
      town.client('the tablet').edit('contact.place', { id: at(contactIds, n), position: town.values });
    }),
  ),
  fc
    .tuple(one, pause)
    .map(([n, pause]) =>
      step(`the tablet wishes for contact ${n}`, pause, (town) =>
        town.client('the tablet').edit('wish.leave', { id: newId(), contactId: at(town.ours.contactIds, n) }),
      ),
    ),
  fc.tuple(nurse, pause).map(([name, pause]) =>
    step(`${name} adds a contact`, pause, (town) => {
      const client = town.client(name);
      const house = town.house(client);
      const contact = {
        ...USUAL_CONTACT,
        residentId: at(house.residentIds, 0),
        name: next(town),
        relation: '',
        callsResident: '',
      };
      const id = newId();
      house.contactIds.push(id);
      client.edit('contact.create', { id, ...contact, photo: null, position: 0 });
    }),
  ),
];

const rare: fc.Arbitrary<Step>[] = [
  fc.tuple(nurse, fc.nat(3), pause).map(([name, n, pause]) =>
    step(`${name} removes contact ${n}`, pause, (town) => {
      const client = town.client(name);
      client.edit('contact.remove', { id: at(town.house(client).contactIds, n) });
    }),
  ),
  fc.tuple(fc.constantFrom(...NURSES), one, pause).map(([name, n, pause]) =>
    step(`${name} gives the tablet to resident ${n}`, pause, (town) =>
      town.client(name).edit('tablet.update', {
        id: town.ours.tabletId,
        set: { residentId: at(town.ours.residentIds, n) },
      }),
    ),
  ),
  fc
    .tuple(fc.constantFrom(...NURSES), pause)
    .map(([name, pause]) =>
      step(`${name} cuts the relative off`, pause, (town) =>
        town.client(name).edit('device.revoke', { id: town.ours.deviceId }),
      ),
    ),
  fc.tuple(fc.constantFrom(...NURSES), fc.boolean(), pause).map(([name, restores, pause]) =>
    step(`${name} ${restores ? 'restores' : 'dismisses'} a conflict`, pause, (town) => {
      const client = town.client(name);
      const [id] = [...client.records.conflict].find(([, { settledAt }]) => settledAt === null) ?? [];
      if (id) client.edit(restores ? 'conflict.restore' : 'conflict.dismiss', { id });
    }),
  ),
];

const on = (does: string, run: (client: Client, town: Town) => unknown) =>
  fc
    .tuple(who, pause)
    .map(([name, pause]) => step(`${name} ${does}`, pause, (town) => run(town.client(name), town)));

const troubles: fc.Arbitrary<Step>[] = [
  on('loses the network', (client) => client.down()),
  on('is online', (client) => client.up()),
  on('crashes', (client) => client.crash()),
  on('is poked', (client) => client.poke(1)),
  on('waits', (client) => client.wait(16_000)),
  on('has old requests arrive', (client) => client.deliverLate()),
  fc
    .tuple(who, fc.constantFrom<Fault>('lost', 'unanswered', 'twice', 'late'), pause)
    .map(([name, fault, pause]) =>
      step(`${name}'s next request is ${fault}`, pause, (town) => void town.client(name).faults.push(fault)),
    ),
];

/** Edits most of all, then trouble of every kind. */
export const steps = fc.commands([...edits, ...edits, ...rare, ...troubles], {
  maxCommands: 30,
  size: 'max',
});
