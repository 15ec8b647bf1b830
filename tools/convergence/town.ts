import { expect } from 'vitest';
import type { Id } from '../../src/protocol/primitives.ts';
import type { Known } from '../../src/server/principal.ts';
import { findBody } from '../../src/server/store/records.ts';
import { turns } from '../../src/sync/time.fixture.ts';
import { Client } from './client.ts';
import type { Backend, House } from './house.ts';
import { type Change, KINDS_OF_STAFF } from './kinds.ts';

/** Hours that these browsers' clocks are off. */
const SKEWS = [0, -30, 5, 0, 300].map((hours) => hours * 3_600_000);

/** Two facilities, and everybody's browsers in them. */
export class Town {
  readonly backend: Backend;
  readonly ours: House;
  readonly theirs: House;
  readonly clients: Client[];
  values = 0;

  private constructor(backend: Backend, ours: House, theirs: House) {
    this.backend = backend;
    this.ours = ours;
    this.theirs = theirs;
    const staff = (house: House, n: number): (() => Promise<Known | null>) => {
      const staffId = house.staffIds[n] ?? '';
      const { facilityId } = house;
      return async () => ({
        kind: 'staff',
        facilityId,
        staffId,
        role: 'admin',
        sessionId: 's',
        expiresAt: null,
      });
    };
    const people = [
      { name: 'Claire', me: ours.staffIds[0] ?? '', principal: staff(ours, 0) },
      { name: 'Paul', me: ours.staffIds[1] ?? '', principal: staff(ours, 1) },
      { name: 'the tablet', me: ours.tabletId, principal: () => this.tablet(ours) },
      { name: 'the relative', me: ours.deviceId, principal: () => this.relative(ours) },
      { name: 'the other house', me: theirs.staffIds[0] ?? '', principal: staff(theirs, 0) },
    ];
    this.clients = people.map((one, n) => new Client({ ...one, backend, skewMs: SKEWS[n] ?? 0 }));
  }

  static async build(backend: Backend): Promise<Town> {
    backend.forget();
    const town = new Town(backend, await backend.settle(), await backend.settle());
    for (const client of town.clients) await client.load();
    for (const client of town.clients) await client.recover();
    return town;
  }

  house(client: Client): House {
    return client.name === 'the other house' ? this.theirs : this.ours;
  }

  client(name: string): Client {
    const found = this.clients.find((one) => one.name === name);
    if (!found) throw new Error(`Nobody is called ${name}`);
    return found;
  }

  /** Everybody comes back, twice over: what one sends last the others still have to hear. */
  async recover() {
    for (const client of this.clients) await client.deliverLate();
    for (let round = 0; round < 2; round += 1)
      for (const client of this.clients) {
        await client.recover();
        await turns(1);
      }
    for (const client of this.clients) client.poke(Number.MAX_SAFE_INTEGER);
    await turns(10);
    for (const client of this.clients) await client.recover();
  }

  async check() {
    const refused = new Set<Id>();
    for (const client of this.clients) {
      const principal = await client.options.principal();
      const kept = await client.kept();
      for (const id of kept.refused) refused.add(id);
      this.checkScope(client, kept.records);
      if (!principal) continue;
      expect(kept.outbox, `${client.name} has nothing left to send`).toEqual([]);
      expect(sorted(kept.records), `${client.name} has what the server has`).toEqual(
        sorted(await this.backend.seenBy(principal)),
      );
    }
    this.checkPromises(refused);
    await this.checkOverwrites();
  }

  /** Whatever happened so far: nobody holds what is none of theirs. */
  checkScopes() {
    for (const client of this.clients) {
      const { resident, contact, conflict, staff } = client.records;
      const other = client.name === 'the other house' ? this.ours : this.theirs;
      for (const id of [...other.residentIds, ...other.contactIds])
        expect(resident.has(id) || contact.has(id), `${client.name} holds another facility's record`).toBe(
          false,
        );
      if (client.name.startsWith('the ') && client.name !== 'the other house')
        expect(conflict.size + staff.size, `${client.name} holds what is staff's`).toBe(0);
    }
  }

  private checkScope(client: Client, records: readonly Change[]) {
    if (client.name !== 'the tablet' && client.name !== 'the relative') return;
    expect(records.filter(({ kind }) => KINDS_OF_STAFF.includes(kind))).toEqual([]);
  }

  /** What a person was told to be kept was applied, or lies among the refused with its reason. */
  private checkPromises(refused: ReadonlySet<Id>) {
    for (const client of this.clients)
      for (const { mutation } of client.promised)
        expect(
          this.backend.applied.has(mutation.id) || refused.has(mutation.id),
          `${client.name}'s ${mutation.name} ${JSON.stringify(mutation.args)} arrived or is kept`,
        ).toBe(true);
  }

  /** What somebody typed over without having seen it lies in a conflict. */
  private async checkOverwrites() {
    const conflicts = await this.backend.conflicts(this.ours.facilityId);
    const deeds = new Map(
      this.clients.flatMap(({ promised }) => promised.map((one) => [one.mutation.id, one])),
    );
    /** In which browser this value was typed; one that the record began with, nobody typed. */
    const typedIn = new Map<string, string | undefined>();
    for (const { mutationId, client, record, field, before, after } of this.backend.overwrites) {
      const deed = deeds.get(mutationId);
      const key = `${record} ${field}`;
      const seen = deed?.seen.get(key);
      // What went out of the same browser just before is not unseen, even if the screen had no time to show it.
      const isOwn = !typedIn.has(key) || typedIn.get(key) === client;
      typedIn.set(key, client);
      if (!deed || isOwn || !this.isAlive(record) || JSON.stringify(seen) === JSON.stringify(before))
        continue;
      const isKept = conflicts.some(
        (one) =>
          one.recordId === record &&
          one.field === field &&
          JSON.stringify(one.lost.value) === JSON.stringify(before) &&
          JSON.stringify(one.kept.value) === JSON.stringify(after),
      );
      const over = `${field} ${JSON.stringify(before)}, typed over by ${JSON.stringify(after)} unseen`;
      expect(isKept, `${over} (they saw ${JSON.stringify(seen)}), is kept in a conflict`).toBe(true);
    }
  }

  /** Conflicts go with their record. */
  private isAlive(record: Id): boolean {
    const { resident, contact, tablet } = this.client('Claire').records;
    return resident.has(record) || contact.has(record) || tablet.has(record);
  }

  private async tablet({ facilityId, tabletId }: House): Promise<Known | null> {
    const tablet = await findBody(this.backend.store.db, facilityId, 'tablet', tabletId);
    return tablet && { kind: 'tablet', facilityId, tabletId, residentId: tablet.residentId };
  }

  private async relative({ facilityId, deviceId }: House): Promise<Known | null> {
    const { db } = this.backend.store;
    const device = await findBody(db, facilityId, 'device', deviceId);
    const contact = device && (await findBody(db, facilityId, 'contact', device.contactId));
    if (!contact) return null;
    return {
      kind: 'relative',
      facilityId,
      deviceId,
      contactId: device.contactId,
      residentId: contact.residentId,
    };
  }
}

const sorted = (changes: readonly Change[]) =>
  [...changes]
    .sort((a, b) => (a.kind + a.id < b.kind + b.id ? -1 : 1))
    .map(({ kind, id, body }) => ({ kind, id, body }));
