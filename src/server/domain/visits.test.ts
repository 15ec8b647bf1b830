import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ResponseOf } from '../../protocol/http.ts';
import type { Id } from '../../protocol/primitives.ts';
import { endOf, type Visit } from '../../protocol/visits.ts';
import { ANNE, type As, type House, marieOf, openHouse, type Settled, START } from '../test-house.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** 15:00 in Luxembourg: START is 13:00 there. */
const AT_THREE = START + 2 * HOUR;

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
});
afterEach(() => house.close());

async function visitsSeenBy(as: As): Promise<Map<Id, Visit>> {
  const { body } = await house.call('pull', { since: 0, scope: null }, as);
  const { changes } = body as ResponseOf<'pull'>;
  const visits = changes.flatMap((change) =>
    change.kind === 'visit' && change.body ? [[change.id, change.body] as const] : [],
  );
  return new Map(visits);
}

type Proposing = { startsAt?: number; contactId?: Id; lengthMinutes?: number; id?: Id };

async function propose(as: As, given: Proposing = {}) {
  const visit = {
    id: randomUUID(),
    startsAt: AT_THREE,
    contactId: us.contactId,
    lengthMinutes: 30,
    ...given,
  };
  const { refused } = await house.mutate('visit.propose', visit, as);
  return { id: visit.id, refused };
}

const say = async (what: 'accept' | 'decline' | 'cancel' | 'reopen', id: Id, as: As) =>
  (await house.mutate(`visit.${what}`, { id }, as)).refused?.code ?? null;

const find = async (id: Id) => (await visitsSeenBy(us.staff)).get(id);

describe('a visit that is proposed', () => {
  test('by a relative is seen by staff and by them, not by another relative nor the tablet', async () => {
    const { id, refused } = await propose(us.relative);
    expect(refused).toBeNull();
    expect(await find(id)).toMatchObject({
      ...{ residentId: us.residentId, contactId: us.contactId, startsAt: AT_THREE, lengthMinutes: 30 },
      ...{ proposedBy: 'relative', proposerId: us.deviceId, state: 'proposed', revision: 0 },
    });
    expect((await visitsSeenBy(us.relative)).has(id)).toBe(true);
    expect((await visitsSeenBy(us.otherRelative)).size).toBe(0);
    expect((await visitsSeenBy(us.tablet)).size).toBe(0);
  });

  test('twice under one name is one visit', async () => {
    const { id } = await propose(us.relative);
    expect((await propose(us.relative, { id })).refused).toBeNull();
    expect((await visitsSeenBy(us.staff)).size).toBe(1);
    expect((await propose(us.staff, { id, contactId: us.otherContactId })).refused?.code).toBe('conflict');
  });

  test('lies ahead, and not beyond what anybody plans', async () => {
    expect((await propose(us.relative, { startsAt: START })).refused?.code).toBe('too-late');
    expect((await propose(us.relative, { startsAt: START - MINUTE })).refused?.code).toBe('too-late');
    const inAHundredDays = START + 100 * 24 * HOUR;
    expect((await propose(us.relative, { startsAt: inAHundredDays })).refused?.code).toBe('bad-request');
  });

  test('is within the hours, whole, by the wall clock of the house', async () => {
    const set = { callingHours: { from: 600, until: 1080 }, quietHours: { from: 720, until: 780 } };
    await house.mutate('resident.update', { id: us.residentId, set }, us.staff);
    const code = async (hour: number, minute = 0) => {
      const startsAt = Date.UTC(2026, 10, 24, hour - 1, minute);
      const { id, refused } = await propose(us.staff, { startsAt });
      if (!refused) await say('cancel', id, us.staff);
      return refused?.code ?? null;
    };
    expect(await code(9, 45)).toBe('outside-hours');
    expect(await code(10)).toBeNull();
    expect(await code(11, 45)).toBe('outside-hours');
    expect(await code(13)).toBeNull();
    expect(await code(17, 30)).toBeNull();
    expect(await code(17, 31)).toBe('outside-hours');
  });

  test('follows the contact’s own hours, if staff gave them some', async () => {
    const set = { callingHours: { from: 1080, until: 1140 } };
    await house.mutate('contact.update', { id: us.contactId, set }, us.staff);
    expect((await propose(us.relative)).refused?.code).toBe('outside-hours');
    expect((await propose(us.relative, { startsAt: AT_THREE + 3 * HOUR })).refused).toBeNull();
  });

  test('is not the fourth that waits for an answer', async () => {
    for (const n of [0, 1, 2])
      expect((await propose(us.relative, { startsAt: AT_THREE + n * HOUR })).refused).toBeNull();
    const fourth = await propose(us.relative, { startsAt: AT_THREE + 3 * HOUR });
    expect(fourth.refused?.code).toBe('too-many-visits');
    house.time.now = AT_THREE + HOUR;
    const later = await propose(us.relative, { startsAt: AT_THREE + 3 * HOUR });
    expect(later.refused).toBeNull();
  });

  test('is not one that the same contact has proposed already', async () => {
    await propose(us.staff);
    expect((await propose(us.relative, { startsAt: AT_THREE + 15 * MINUTE })).refused?.code).toBe('taken');
  });

  test('is nobody’s who is not rung in a browser, and with nobody who has left', async () => {
    const phone = { kind: 'phone', phone: '+352 621 123 456' } as const;
    await house.mutate('contact.update', { id: us.otherContactId, set: phone }, us.staff);
    const withPhone = await propose(us.staff, { contactId: us.otherContactId });
    expect(withPhone.refused?.code).toBe('not-allowed');
    await house.mutate('resident.update', { id: us.residentId, set: { archivedAt: START } }, us.staff);
    expect((await propose(us.staff)).refused?.code).toBe('not-allowed');
  });
});

describe('an answer', () => {
  test('comes from the other side, and then the tablet knows', async () => {
    const { id } = await propose(us.relative);
    expect(await say('accept', id, us.relative)).toBe('not-allowed');
    expect(await say('accept', id, us.staff)).toBeNull();
    expect((await visitsSeenBy(us.tablet)).get(id)?.state).toBe('agreed');
    expect(await say('accept', id, us.staff)).toBeNull();
    expect((await find(id))?.revision).toBe(1);
  });

  test('to what staff proposed comes from the relative, also a no', async () => {
    const { id } = await propose(us.staff);
    expect(await say('decline', id, us.staff)).toBe('not-allowed');
    expect(await say('decline', id, us.otherRelative)).toBe('not-found');
    expect(await say('decline', id, us.relative)).toBeNull();
    expect(await find(id)).toMatchObject({
      state: 'declined',
      answered: { side: 'relative', by: us.deviceId },
    });
    expect(await say('accept', id, us.relative)).toBe('too-late');
  });

  test('declines nothing that is agreed already, but may call it off', async () => {
    const { id } = await propose(us.relative);
    await say('accept', id, us.staff);
    expect(await say('decline', id, us.staff)).toBe('conflict');
    expect(await say('cancel', id, us.relative)).toBeNull();
    expect((await find(id))?.state).toBe('cancelled');
    expect((await visitsSeenBy(us.tablet)).size).toBe(0);
    expect(await say('cancel', id, us.relative)).toBeNull();
  });

  test('comes too late once the visit is over', async () => {
    const { id } = await propose(us.relative);
    house.time.now = AT_THREE + 29 * MINUTE;
    expect(await say('accept', id, us.staff)).toBeNull();
    house.time.now = AT_THREE + 30 * MINUTE;
    for (const what of ['accept', 'decline', 'cancel', 'reopen'] as const)
      expect(await say(what, id, us.staff)).toBe('too-late');
  });

  test('is asked again whether the hours still allow it', async () => {
    const { id } = await propose(us.relative);
    const set = { callingHours: { from: 540, until: 660 } };
    await house.mutate('resident.update', { id: us.residentId, set }, us.staff);
    expect(await say('accept', id, us.staff)).toBe('outside-hours');
  });

  test('can be taken back by the side that gave it', async () => {
    const { id } = await propose(us.relative);
    await say('accept', id, us.staff);
    expect(await say('reopen', id, us.relative)).toBe('not-allowed');
    expect(await say('reopen', id, us.staff)).toBeNull();
    expect(await find(id)).toMatchObject({ state: 'proposed', agreedAt: null });
    await say('accept', id, us.staff);
    await say('cancel', id, us.relative);
    expect(await say('reopen', id, us.relative)).toBeNull();
    expect(await find(id)).toMatchObject({ state: 'agreed', revision: 5 });
    expect(await say('reopen', id, us.staff)).toBe('not-allowed');
  });

  test('taken back does not take a time that went to somebody else meanwhile', async () => {
    const { id } = await propose(us.relative);
    await say('accept', id, us.staff);
    await say('cancel', id, us.relative);
    const other = await propose(us.otherRelative, { contactId: us.otherContactId });
    await say('accept', other.id, us.staff);
    expect(await say('reopen', id, us.relative)).toBe('taken');
  });
});

describe('one person', () => {
  test('has one visit at a time, and the nearest free one is offered', async () => {
    const { id } = await propose(us.relative);
    const other = await propose(us.otherRelative, { contactId: us.otherContactId });
    expect(other.refused).toBeNull();
    await say('accept', id, us.staff);
    const result = await house.mutate('visit.accept', { id: other.id }, us.staff);
    expect(result.refused).toMatchObject({ code: 'taken', freeAt: AT_THREE + 30 * MINUTE });
    const soonAfter = await propose(us.otherRelative, {
      contactId: us.otherContactId,
      startsAt: AT_THREE + 29 * MINUTE,
    });
    expect(soonAfter.refused).toMatchObject({ code: 'taken' });
    const right = { contactId: us.otherContactId, startsAt: AT_THREE + 30 * MINUTE };
    await say('cancel', other.id, us.otherRelative);
    expect((await propose(us.otherRelative, right)).refused).toBeNull();
  });

  test('who has left is visited no more; what was is kept', async () => {
    const past = await propose(us.relative);
    await say('accept', past.id, us.staff);
    house.time.now = AT_THREE + HOUR;
    const ahead = await propose(us.relative, { startsAt: AT_THREE + 2 * HOUR });
    await say('accept', ahead.id, us.staff);
    const set = { archivedAt: house.time.now };
    await house.mutate('resident.update', { id: us.residentId, set }, us.staff);
    expect((await find(past.id))?.state).toBe('agreed');
    expect(await find(ahead.id)).toMatchObject({ state: 'cancelled', answered: { side: 'staff', by: null } });
  });

  test('who is gone leaves no visit', async () => {
    const { id } = await propose(us.relative);
    await house.mutate('contact.remove', { id: us.contactId }, us.staff);
    expect(await find(id)).toBeUndefined();
  });
});

/** Jos gets a contact of his own; the tablet is shared from now on, as many more are put beside it as wanted. */
async function share(tablets: number): Promise<Id> {
  const contactId = randomUUID();
  await house.server.store.write(us.facilityId, async (writing) => {
    await writing.put('resident', us.otherResidentId, { ...ANNE, givenName: 'Jos' });
    await writing.put('contact', contactId, marieOf(us.otherResidentId));
    const tablet = await writing.get('tablet', us.tabletId);
    if (!tablet) throw new Error('there is a tablet');
    const waiting = { ...tablet, kind: 'shared', residentId: null, session: null } as const;
    await writing.put('tablet', us.tabletId, waiting);
    for (let n = 1; n < tablets; n++) await writing.put('tablet', randomUUID(), waiting);
  });
  return contactId;
}

async function agree(contactId: Id, startsAt: number) {
  const { id, refused } = await propose(us.staff, { contactId, startsAt });
  if (refused) return refused.code;
  return await house.server.store.write(us.facilityId, async (writing) => {
    const visit = await writing.get('visit', id);
    if (visit) await writing.put('visit', id, { ...visit, state: 'agreed', agreedAt: START });
    return null;
  });
}

describe('a shared tablet', () => {
  test('is promised to one person at a time', async () => {
    const josContact = await share(1);
    expect(await agree(us.contactId, AT_THREE)).toBeNull();
    expect(await agree(josContact, AT_THREE + 15 * MINUTE)).toBe('taken');
    expect(await agree(josContact, AT_THREE + 30 * MINUTE)).toBeNull();
  });

  test('is not the only one where there are two', async () => {
    const josContact = await share(2);
    expect(await agree(us.contactId, AT_THREE)).toBeNull();
    expect(await agree(josContact, AT_THREE)).toBeNull();
  });

  test('is not needed by whoever has their own', async () => {
    const josContact = await share(1);
    await house.server.store.write(us.facilityId, async (writing) => {
      const tablet = await writing.get('tablet', us.tabletId);
      const own = { kind: 'own', residentId: us.otherResidentId } as const;
      if (tablet) await writing.put('tablet', randomUUID(), { ...tablet, ...own });
    });
    expect(await agree(us.contactId, AT_THREE)).toBeNull();
    expect(await agree(josContact, AT_THREE)).toBeNull();
  });
});

describe('whatever is proposed, answered and called off, in whatever order', () => {
  const step = fc.record({
    who: fc.constantFrom('anne' as const, 'jos' as const),
    bySide: fc.constantFrom('staff' as const, 'relative' as const),
    quarter: fc.integer({ min: 0, max: 7 }),
    lengthMinutes: fc.constantFrom(15, 30, 45),
    answer: fc.constantFrom('accept' as const, 'cancel' as const, 'reopen' as const, 'decline' as const),
    at: fc.nat(20),
  });

  test('nobody has two visits at once, and one shared tablet is never in two', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        us = await house.settle();
        const josContact = await share(1);
        const ids: Id[] = [];
        for (const { who, bySide, quarter, lengthMinutes, answer, at } of steps) {
          const by = who === 'anne' && bySide === 'relative' ? us.relative : us.staff;
          const contactId = who === 'anne' ? us.contactId : josContact;
          const startsAt = AT_THREE + quarter * 15 * MINUTE;
          ids.push((await propose(by, { contactId, startsAt, lengthMinutes })).id);
          const id = ids[at % ids.length] ?? '';
          for (const as of [us.staff, us.relative]) await say(answer, id, as);
          for (const as of [us.staff, us.relative]) await say('accept', ids.at(-1) ?? '', as);
        }
        const agreed = [...(await visitsSeenBy(us.staff)).values()].filter(({ state }) => state === 'agreed');
        for (const one of agreed)
          for (const other of agreed)
            expect(one === other || endOf(one) <= other.startsAt || endOf(other) <= one.startsAt).toBe(true);
      }),
      { numRuns: 25, seed: 20261123 },
    );
  });
});
