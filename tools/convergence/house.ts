import { randomBytes, randomUUID } from 'node:crypto';
import type { Mutation, MutationResult } from '../../src/protocol/mutations.ts';
import type { Id } from '../../src/protocol/primitives.ts';
import {
  type Change,
  type Conflict,
  USUAL_CONTACT,
  USUAL_FACILITY,
  USUAL_RESIDENT,
  USUAL_TABLET,
} from '../../src/protocol/records.ts';
import { USUAL_RING } from '../../src/protocol/rings.ts';
import { applyMutation } from '../../src/server/domain/apply.ts';
import type { Known } from '../../src/server/principal.ts';
import { createFacility } from '../../src/server/store/accounts.ts';
import { openDatabase } from '../../src/server/store/database.ts';
import { pull } from '../../src/server/store/pull.ts';
import { findBody } from '../../src/server/store/records.ts';
import { createStore, type Store } from '../../src/server/store/store.ts';

/*
 * The server's side of the property test: the real store on SQLite in memory, the real apply and pull. Facilities are
 * made anew for each run, in one database: that they do not leak into each other is part of what is tested.
 */

const START = Date.UTC(2026, 10, 23, 12, 0);

export type House = {
  facilityId: Id;
  staffIds: Id[];
  residentIds: Id[];
  contactIds: Id[];
  tabletId: Id;
  deviceId: Id;
};

/** What one applied mutation found and left in one field. */
export type Overwrite = {
  mutationId: Id;
  client: Id | undefined;
  record: string;
  field: string;
  before: unknown;
  after: unknown;
};

export class Backend {
  readonly store: Store;
  /** Of every mutation that was applied, in order. */
  readonly overwrites: Overwrite[] = [];
  readonly applied = new Set<Id>();
  time = START;
  private constructor(db: Store['db']) {
    this.store = createStore({ db, clock: () => this.time, randomBytes, newId: randomUUID });
  }

  static async open(): Promise<Backend> {
    return new Backend(await openDatabase(':memory:'));
  }

  forget() {
    this.overwrites.length = 0;
    this.applied.clear();
  }

  /** Two residents, two contacts of the first; a tablet and a relative's device; two nurses. */
  async settle(): Promise<House> {
    const { facilityId, staffId } = await createFacility(this.store, {
      facility: {
        ...USUAL_FACILITY,
        name: 'Les Tilleuls',
        timeZone: 'Europe/Luxembourg',
        language: 'fr',
        personWord: 'resident',
      },
      admin: { name: 'Claire', login: null },
    });
    const ids = Array.from({ length: 8 }, () => randomUUID());
    const [paul, anne, jos, marie, jean, tabletId, deviceId, invitationId] = ids as [
      Id,
      Id,
      Id,
      Id,
      Id,
      Id,
      Id,
      Id,
    ];
    await this.store.write(facilityId, async (writing) => {
      await writing.put('staff', paul, { name: 'Paul', role: 'admin' });
      for (const [id, givenName] of [
        [anne, 'Anne'],
        [jos, 'Jos'],
      ] as const)
        await writing.put('resident', id, {
          ...USUAL_RESIDENT,
          givenName,
          familyName: '',
          address: '',
          room: '',
          language: 'fr',
          photo: null,
          callingHours: { from: 0, until: 1440 },
        });
      for (const [id, name] of [
        [marie, 'Marie'],
        [jean, 'Jean'],
      ] as const)
        await writing.put('contact', id, {
          ...USUAL_CONTACT,
          residentId: anne,
          name,
          relation: '',
          callsResident: '',
          photo: null,
          position: 1,
        });
      await writing.put('tablet', tabletId, { ...USUAL_TABLET, name: 'T', residentId: anne, pairedAt: 0 });
      await writing.put('device', deviceId, {
        contactId: marie,
        invitationId,
        ring: USUAL_RING,
        label: '',
        language: 'fr',
        acceptedAt: 0,
      });
    });
    return {
      facilityId,
      staffIds: [staffId, paul],
      residentIds: [anne, jos],
      contactIds: [marie, jean],
      tabletId,
      deviceId,
    };
  }

  async apply(principal: Known, mutation: Mutation): Promise<MutationResult> {
    const before = await this.fieldsOf(principal.facilityId, mutation);
    const isNew = !this.applied.has(mutation.id);
    const result = await applyMutation(this.store, principal, mutation);
    if (result.refused || !isNew) return result;
    this.applied.add(mutation.id);
    const after = await this.fieldsOf(principal.facilityId, mutation);
    for (const [key, was] of before) {
      const is = after.get(key);
      const [record = '', field = ''] = key.split(' ');
      if (JSON.stringify(is) !== JSON.stringify(was))
        this.overwrites.push({
          mutationId: mutation.id,
          client: mutation.client,
          record,
          field,
          before: was,
          after: is,
        });
    }
    return result;
  }

  /** Everything in a principal's scope, as somebody who knew nothing would get it. */
  async seenBy(principal: Known): Promise<Change[]> {
    const all: Change[] = [];
    let asked = { since: 0, scope: null as string | null };
    for (;;) {
      const page = await pull(this.store.db, principal, asked);
      all.push(...page.changes);
      asked = { since: page.seq, scope: page.scope };
      if (!page.more) return all;
    }
  }

  async conflicts(facilityId: Id): Promise<Conflict[]> {
    const rows = await this.store.db
      .selectFrom('record')
      .select('body')
      .where('facility_id', '=', facilityId)
      .where('kind', '=', 'conflict')
      .where('deleted', '=', 0)
      .execute();
    return rows.map(({ body }) => JSON.parse(body) as Conflict);
  }

  /** The fields of the record that a mutation is about, by *record field*. */
  private async fieldsOf(facilityId: Id, { name, args }: Mutation): Promise<Map<string, unknown>> {
    const about = name.startsWith('conflict.')
      ? await findBody(this.store.db, facilityId, 'conflict', args.id)
      : null;
    const kind = about?.of ?? name.split('.')[0];
    if (kind !== 'resident' && kind !== 'contact' && kind !== 'tablet') return new Map();
    const id = about?.recordId ?? args.id;
    const body = await findBody(this.store.db, facilityId, kind, id);
    return new Map(Object.entries(body ?? {}).map(([field, value]) => [`${id} ${field}`, value]));
  }
}
