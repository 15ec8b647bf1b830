import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ResponseOf } from '../../protocol/http.ts';
import { type As, type House, openHouse, type Settled } from '../test-house.ts';

/* What a nurse sets at the tablet itself. Recorded voices: `http/blobs.test.ts`. */

const HOUR_MS = 60 * 60 * 1000;

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
});
afterEach(() => house.close());

async function bodyOf(kind: string, id: string, as: As = us.staff) {
  const { body } = await house.call('pull', { since: 0, scope: null }, as);
  const { changes } = body as ResponseOf<'pull'>;
  return changes.find((change) => change.kind === kind && change.id === id)?.body;
}

describe('resident.adjust', () => {
  test('changes what was said and nothing else', async () => {
    const before = await bodyOf('resident', us.residentId);
    const careUntil = house.time.now + HOUR_MS;
    const set = { language: 'lb', textFactor: 1.5, careUntil } as const;
    expect((await house.mutate('resident.adjust', { id: us.residentId, set }, us.tablet)).refused).toBeNull();
    expect(await bodyOf('resident', us.residentId)).toEqual({ ...before, ...set });
  });

  test('is only for whom this tablet serves now', async () => {
    const adjust = (id: string) =>
      house.mutate('resident.adjust', { id, set: { textFactor: 1.25 } }, us.tablet);
    expect((await adjust(us.otherResidentId)).refused?.code).toBe('not-found');
    const moved = { id: us.tabletId, set: { residentId: us.otherResidentId } };
    await house.mutate('tablet.update', moved, us.staff);
    expect((await adjust(us.residentId)).refused?.code).toBe('not-found');
    expect((await adjust(us.otherResidentId)).refused).toBeNull();
  });

  test('shuts calls out for four hours at most', async () => {
    const care = (careUntil: number | null) =>
      house.mutate('resident.adjust', { id: us.residentId, set: { careUntil } }, us.tablet);
    const { now } = house.time;
    expect((await care(now + 4 * HOUR_MS + 1)).refused?.code).toBe('not-allowed');
    expect(await bodyOf('resident', us.residentId)).toMatchObject({ careUntil: null });
    expect((await care(now + 4 * HOUR_MS)).refused).toBeNull();
    expect((await care(null)).refused).toBeNull();
    expect((await care(now - HOUR_MS)).refused).toBeNull();
  });
});

describe('contact.place', () => {
  test('moves one face and leaves the rest of it alone', async () => {
    const before = await bodyOf('contact', us.contactId);
    await house.mutate('contact.place', { id: us.contactId, position: 2.5 }, us.tablet);
    expect(await bodyOf('contact', us.contactId)).toEqual({ ...before, position: 2.5 });
  });

  test('is only for faces on this tablet', async () => {
    const them = await house.settle();
    for (const tablet of [them.tablet]) {
      const { refused } = await house.mutate('contact.place', { id: us.contactId, position: 2 }, tablet);
      expect(refused?.code).toBe('not-found');
    }
    const moved = { id: us.tabletId, set: { residentId: us.otherResidentId } };
    await house.mutate('tablet.update', moved, us.staff);
    const { refused } = await house.mutate('contact.place', { id: us.contactId, position: 2 }, us.tablet);
    expect(refused?.code).toBe('not-found');
  });
});

describe('what relatives learn of it', () => {
  test('is until when, the later of the resident’s and the house’s, and never what for', async () => {
    const { now } = house.time;
    const loved = () => bodyOf('loved', us.residentId, us.relative);
    const resident = (careUntil: number | null) =>
      house.mutate('resident.adjust', { id: us.residentId, set: { careUntil } }, us.tablet);
    const facility = (careUntil: number | null) =>
      house.mutate('facility.update', { id: us.facilityId, set: { careUntil } }, us.staff);
    expect(await loved()).toMatchObject({ notNowUntil: null, quietHours: { from: 1230, until: 450 } });
    await resident(now + HOUR_MS);
    expect(await loved()).toMatchObject({ notNowUntil: now + HOUR_MS });
    await facility(now + 2 * HOUR_MS);
    expect(await loved()).toMatchObject({ notNowUntil: now + 2 * HOUR_MS });
    await resident(now + 3 * HOUR_MS);
    expect(await loved()).toMatchObject({ notNowUntil: now + 3 * HOUR_MS });
    await resident(null);
    expect(await loved()).toMatchObject({ notNowUntil: now + 2 * HOUR_MS });
    expect(Object.keys((await loved()) ?? {})).not.toContain('careUntil');
  });
});
