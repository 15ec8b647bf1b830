import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Quality } from '../../protocol/call-quality.ts';
import type { ResponseOf } from '../../protocol/http.ts';
import type { Id } from '../../protocol/primitives.ts';
import { FINE } from '../../protocol/quality.fixture.ts';
import { USUAL_TABLET } from '../../protocol/records.ts';
import type { SeenQuality } from '../live-ports.ts';
import { type As, type House, openHouse, type Settled } from '../test-house.ts';
import { createQualityStore, forgetQuality, qualityAbout, sweepQuality } from './call-quality.ts';

const DAY = 24 * 60 * 60_000;

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
});
afterEach(() => house.close());

const db = () => house.server.store.db;
type Given = Partial<Omit<SeenQuality, 'quality'>> & { quality?: Partial<Quality> };
async function note({ quality, ...given }: Given = {}): Promise<Id> {
  const callId = given.callId ?? randomUUID();
  await createQualityStore(db()).note(us.facilityId, {
    callId,
    side: 'tablet',
    tabletId: given.side === 'relative' ? null : us.tabletId,
    residentId: us.residentId,
    contactId: us.contactId,
    at: house.time.now,
    ...given,
    quality: { ...FINE, ...quality },
  });
  return callId;
}
async function shown(tabletId = us.tabletId, as: As = us.staff) {
  const { body } = await house.call('tabletCalls', { tabletId }, as);
  return (body as ResponseOf<'tabletCalls'>).calls;
}

describe('What is kept of how calls went', () => {
  it('is both sides of a call, oldest first', async () => {
    const later = await note();
    const earlier = await note({ at: house.time.now - DAY });
    await note({ callId: earlier, side: 'relative', at: house.time.now - DAY, quality: { lossIn: 0.2 } });
    const calls = await shown();
    expect(calls.map(({ callId }) => callId)).toEqual([earlier, earlier, later]);
    expect(calls.find(({ side }) => side === 'relative')).toMatchObject({
      tabletId: us.tabletId,
      contactId: us.contactId,
      quality: { ...FINE, lossIn: 0.2 },
    });
  });

  it('is the longer of two reports: a page that was loaded anew knows only the rest', async () => {
    const callId = await note({ quality: { talkMs: 60_000 } });
    await note({ callId, quality: { talkMs: 20_000, freezes: 9 } });
    expect((await shown())[0]?.quality).toMatchObject({ talkMs: 60_000, freezes: 0 });
    await note({ callId, quality: { talkMs: 90_000, freezes: 2 } });
    expect((await shown()).map(({ quality }) => [quality.talkMs, quality.freezes])).toEqual([[90_000, 2]]);
  });

  it('belongs to the tablet that spoke, whoever of the two reports first', async () => {
    const one = await note({ side: 'relative' });
    await note({ callId: one });
    const other = await note();
    await note({ callId: other, side: 'relative' });
    const calls = await shown();
    expect(calls.map(({ tabletId }) => tabletId)).toEqual(Array(4).fill(us.tabletId));
  });

  it('is the resident’s tablet’s where the tablet itself could not say anything any more', async () => {
    await note({ side: 'relative' });
    expect(await shown()).toHaveLength(1);
  });

  it('is shown for two weeks, and forgotten after ninety days', async () => {
    await note({ at: house.time.now - 14 * DAY - 1 });
    await note({ at: house.time.now - 90 * DAY - 1 });
    expect(await shown()).toEqual([]);
    await sweepQuality(db(), house.time.now);
    expect(await qualityAbout(db(), us.facilityId, us.residentId)).toHaveLength(1);
  });

  it('is never another house’s', async () => {
    await note();
    const them = await house.settle();
    expect((await house.call('tabletCalls', { tabletId: us.tabletId }, them.staff)).status).toBe(404);
    expect(await shown(them.tabletId, them.staff)).toEqual([]);
  });

  it('comes with the other tablets of the same line, to tell a weak box from a weak room', async () => {
    const lineId = randomUUID();
    await house.mutate(
      'line.create',
      { id: lineId, name: 'Box', address: null, monthlyBudgetMb: null, uplinkKbps: null },
      us.staff,
    );
    await house.mutate('tablet.update', { id: us.tabletId, set: { lineId } }, us.staff);
    const neighbour = randomUUID();
    const other = { ...USUAL_TABLET, name: 'T', residentId: us.residentId, pairedAt: 1, lineId };
    await house.server.store.write(us.facilityId, (writing) => writing.put('tablet', neighbour, other));
    await note({ tabletId: neighbour });
    expect((await shown()).map(({ tabletId }) => tabletId)).toEqual([neighbour]);
    await house.mutate('tablet.update', { id: us.tabletId, set: { lineId: null } }, us.staff);
    expect(await shown()).toEqual([]);
  });
});

describe('It goes', () => {
  it('with the call', async () => {
    const callId = await note();
    await note();
    await forgetQuality(db(), us.facilityId, { kind: 'call', id: callId });
    expect(await shown()).toHaveLength(1);
  });

  it('with the tablet', async () => {
    await note();
    await house.mutate('tablet.revoke', { id: us.tabletId }, us.staff);
    expect(await qualityAbout(db(), us.facilityId, us.residentId)).toEqual([]);
  });

  it('with the resident, whichever tablet it was', async () => {
    await note();
    await house.mutate('resident.remove', { id: us.residentId }, us.staff);
    expect(await qualityAbout(db(), us.facilityId, us.residentId)).toEqual([]);
  });
});
